/**
 * Reads the parts of a reply that its contract asks for. Each part is read by itself, so that one that is missing,
 * misshapen or unsound costs no other.
 */
import { z } from 'zod'
import { LONGEST_REPLY, objectsIn } from './completeMembers.ts'
import { replySchemaOf, type ReplyContract, type ReplySchema, type SchemaForm } from './replySchema.ts'
import { longestText, replyTextOf, withoutUnfinishedEnd } from './replyText.ts'
import { withoutThought } from './thought.ts'

/** What could be read of a reply. */
export interface ReplyReading<Reply> {
  readonly parts: Partial<Reply>
  /** The parts that are not there or do not fit, in the order of the contract; they may be asked for again. */
  readonly missing: readonly (keyof Reply & string)[]
  /** Sentences about texts that were refused; these parts are not asked for again. */
  readonly refusals: readonly string[]
  /** A sentence about what is missing, for the model and for the trace; empty where nothing is. */
  readonly issue: string
  /** Whether only the reply's beginning was read. */
  readonly shortened: boolean
}

/** Returns why a text of this part of the reply is unsound, or null. */
export type TextCheck = (text: string, part: string) => string | null

/** How a reply is read: in the form in which its schema was sent, and with which check of its texts. */
export interface ReadingRules extends SchemaForm {
  readonly faultOf: TextCheck
}

/**
 * Removes the thought and reads the object that has the most of the parts; of equals the last one, since a model may
 * try before it answers. Never throws.
 */
export function readReply<Reply>(
  raw: string,
  contract: ReplyContract<Reply>,
  rules: ReadingRules,
): ReplyReading<Reply> {
  const answer = withoutThought(raw)
  const shortened = answer.length > LONGEST_REPLY
  const objects = objectsIn(shortened ? answer.slice(0, LONGEST_REPLY) : answer)
  let best = readObject<Reply>({}, contract, rules)
  for (const { members } of objects) {
    const reading = readObject<Reply>(members, contract, rules)
    if (reading.missing.length <= best.missing.length) best = reading
  }
  const nothing = answer === '' ? 'got an empty reply' : 'got text without one'
  const issue = objects.length === 0 ? `Expected a JSON object, ${nothing}.` : best.issue
  return { ...best, issue, shortened }
}

function readObject<Reply>(
  members: Readonly<Record<string, unknown>>,
  contract: ReplyContract<Reply>,
  rules: ReadingRules,
): Omit<ReplyReading<Reply>, 'shortened'> {
  const schema = replySchemaOf(contract)
  const parts: Partial<Reply> = {}
  const missing: (keyof Reply & string)[] = []
  const issues: string[] = []
  const refusals: string[] = []
  for (const [part, expected] of Object.entries<z.ZodType>(contract.shape) as [
    keyof Reply & string,
    z.ZodType,
  ][]) {
    const partSchema = 'properties' in schema ? schema.properties[part] : undefined
    if (!Object.hasOwn(members, part) || !partSchema) {
      missing.push(part)
      issues.push(`“${part}” is missing`)
      continue
    }
    const checked = expected.safeParse(fitted(members[part], partSchema))
    if (!checked.success) {
      missing.push(part)
      const [found] = checked.error.issues
      issues.push(`“${[part, ...(found?.path ?? [])].join('.')}”: ${found?.message ?? 'does not fit'}`)
      continue
    }
    const faultOf = (text: string) => rules.faultOf(text, part)
    const sound = withSoundTexts(checked.data, expected, { brief: rules.brief, faultOf })
    for (const reason of sound.refusals) refusals.push(`“${part}”: ${reason}`)
    if (sound.kept) parts[part] = sound.value as Reply[typeof part]
  }
  const issue = issues.length === 0 ? '' : `${issues.slice(0, 3).join('; ')}.`
  return { parts, missing, refusals, issue }
}

/**
 * Returns a value in the form that the schema asks for, where models commonly write it in another: a number as text, an
 * option in other letters, one text in place of a list. Whatever does not fit is left for the check.
 */
function fitted(value: unknown, schema: ReplySchema): unknown {
  if ('enum' in schema) return optionMeant(value, schema.enum)
  switch (schema.type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      const given = value as Readonly<Record<string, unknown>>
      const entries = Object.entries(schema.properties)
      return Object.fromEntries(
        entries.flatMap(([key, member]) =>
          Object.hasOwn(given, key) ? [[key, fitted(given[key], member)]] : [],
        ),
      )
    }
    case 'array': {
      const listed = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
      const items = listed.map((item) => fitted(item, schema.items))
      // An item that is none of the options names nothing; the others still count.
      return 'enum' in schema.items ? items.filter((item) => isOption(item, schema.items)) : items
    }
    case 'boolean':
      if (value === 'true' || value === 'false') return value === 'true'
      return value
    case 'string':
      return typeof value === 'number' ? String(value) : value
    default:
      return schema satisfies never
  }
}

function optionMeant(value: unknown, options: readonly (string | number)[]): unknown {
  if (typeof value !== 'string') return value
  const said = plain(value)
  const named = options.find((option) => plain(String(option)) === said)
  if (named !== undefined) return named
  // “Candidate 2” and “2. Kind of Blue” mean 2.
  const number = Number(/\d+/.exec(value)?.[0] ?? NaN)
  return options.includes(number) ? number : value
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
}

function isOption(item: unknown, schema: ReplySchema): boolean {
  return 'enum' in schema && schema.enum.includes(item as string | number)
}

interface PartRules extends SchemaForm {
  readonly faultOf: (text: string) => string | null
}

interface SoundValue {
  readonly value: unknown
  /** False where a content text was refused that the value needs. */
  readonly kept: boolean
  readonly refusals: readonly string[]
}

/** Refuses unsound contents, drops them from lists, and empties unsound remarks and optional texts. */
function withSoundTexts(value: unknown, schema: z.ZodType, rules: PartRules): SoundValue {
  const text = replyTextOf(schema)
  if (text && typeof value === 'string') {
    const longest = longestText(text.words) / (rules.brief ? 2 : 1)
    const whole = withoutUnfinishedEnd(value, longest)
    const fault = whole === '' ? null : rules.faultOf(whole)
    if (fault === null) return { value: whole, kept: true, refusals: [] }
    return {
      value: '',
      kept: text.kind !== 'content',
      refusals: text.kind === 'remark' ? [] : [fault],
    }
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const items = value.map((item) => withSoundTexts(item, schema.element as z.ZodType, rules))
    const kept = items.filter((item) => item.kept)
    const refusals = items.flatMap((item) => item.refusals)
    return {
      value: kept.map((item) => item.value),
      kept: kept.length > 0 || items.length === 0,
      refusals,
    }
  }
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]) => [key, withSoundTexts(member, schema.shape[key] as z.ZodType, rules)] as const,
    )
    return {
      value: Object.fromEntries(members.map(([key, member]) => [key, member.value])),
      kept: members.every(([, member]) => member.kept),
      refusals: members.flatMap(([, member]) => member.refusals),
    }
  }
  return { value, kept: true, refusals: [] }
}
