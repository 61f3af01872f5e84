/**
 * Reads the parts of a reply that its contract asks for. Each part is read by itself, so that one that is missing,
 * misshapen or unsound costs no other.
 */
import { z } from 'zod'
import { LONGEST_REPLY, objectsIn, type ReadObject } from './completeMembers.ts'
import { replySchemaOf, type ReplyContract, type ReplySchema, type SchemaForm } from './replySchema.ts'
import { beginningsOf, longestText, replyTextOf, withoutUnfinishedEnd } from './replyText.ts'
import { wordsOf } from './repetitions.ts'
import { withoutThought } from './thought.ts'

/** What could be read of a reply. */
export interface ReplyReading<Reply> {
  readonly parts: Partial<Reply>
  /** The parts that are not there or do not fit, in the order of the contract; they may be asked for again. */
  readonly missing: readonly (keyof Reply & string)[]
  /** Sentences about texts that were refused; these parts are not asked for again. */
  readonly refusals: readonly string[]
  /** Sentences about texts of which only the sentences before something unsound were kept. */
  readonly losses: readonly string[]
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
  let best = readObject<Reply>({ members: {}, unfinished: null }, contract, rules)
  for (const object of objects) {
    const reading = readObject<Reply>(object, contract, rules)
    if (reading.missing.length <= best.missing.length) best = reading
  }
  const nothing = answer === '' ? 'got an empty reply' : 'got text without one'
  const issue = objects.length === 0 ? `Expected a JSON object, ${nothing}.` : best.issue
  return { ...best, issue, shortened }
}

function readObject<Reply>(
  { members, unfinished }: ReadObject,
  contract: ReplyContract<Reply>,
  rules: ReadingRules,
): Omit<ReplyReading<Reply>, 'shortened'> {
  const schema = replySchemaOf(contract)
  const parts: Partial<Reply> = {}
  const missing: (keyof Reply & string)[] = []
  const issues: string[] = []
  const refusals: string[] = []
  const losses: string[] = []
  for (const [part, expected] of Object.entries<z.ZodType>(contract.shape) as [
    keyof Reply & string,
    z.ZodType,
  ][]) {
    const partSchema = 'properties' in schema ? schema.properties[part] : undefined
    const isCut = unfinished?.name === part && partSchema !== undefined
    const given =
      isCut && isEnough(unfinished.value, partSchema)
        ? unfinished
        : Object.hasOwn(members, part)
          ? { value: members[part] }
          : null
    if (!given || !partSchema) {
      missing.push(part)
      issues.push(`“${part}” is missing`)
      continue
    }
    const checked = expected.safeParse(fitted(given.value, partSchema))
    if (!checked.success) {
      missing.push(part)
      issues.push(issueOf(part, given.value, checked.error))
      continue
    }
    const faultOf = (text: string) => rules.faultOf(text, part)
    const sound = withSoundTexts(checked.data, expected, { brief: rules.brief, faultOf })
    for (const reason of sound.refusals) refusals.push(`“${part}”: ${reason}`)
    for (const reason of sound.losses) losses.push(`“${part}”: ${reason}`)
    if (sound.kept) parts[part] = sound.value as Reply[typeof part]
  }
  const issue = issues.length === 0 ? '' : `${issues.slice(0, 3).join('; ')}.`
  return { parts, missing, refusals, losses, issue }
}

/** Says what was found where, and what is open to an option. */
function issueOf(part: string, value: unknown, { issues: [found] }: z.ZodError): string {
  const path = found?.path ?? []
  const at = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null)?.[key],
    value,
  )
  const about = `“${[part, ...path].join('.')}”: `
  if (found?.code !== 'invalid_value' || (typeof at !== 'string' && typeof at !== 'number'))
    return about + (found?.message ?? 'does not fit')
  return `${about}“${String(at).slice(0, LONGEST_SAID)}” is none of ${found.values.map(String).join(', ')}`
}
/** Characters of a value that are quoted in an issue. */
const LONGEST_SAID = 40

/** Whether what is whole of a part that was cut has as many entries in its lists as the schema wants. */
function isEnough(value: unknown, schema: ReplySchema): boolean {
  if ('enum' in schema) return true
  if (schema.type === 'array') return !Array.isArray(value) || value.length >= schema.minItems
  if (schema.type !== 'object' || typeof value !== 'object' || value === null) return true
  const given = value as Readonly<Record<string, unknown>>
  return Object.entries(schema.properties).every(([key, member]) => isEnough(given[key], member))
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
  /** What was wrong with the ends of texts that were kept without them. */
  readonly losses: readonly string[]
}

/** Leaves one of several texts that have the same words. */
function withoutSameTexts(items: readonly SoundValue[]): readonly SoundValue[] {
  const seen = new Set<string>()
  return items.filter(({ value }) => {
    if (typeof value !== 'string') return true
    const said = wordsOf(value).join(' ')
    if (seen.has(said)) return false
    seen.add(said)
    return true
  })
}

/** Refuses unsound contents, drops them from lists, and empties unsound remarks and optional texts. */
function withSoundTexts(value: unknown, schema: z.ZodType, rules: PartRules): SoundValue {
  const text = replyTextOf(schema)
  if (text && typeof value === 'string') {
    const longest = longestText(text.words) / (rules.brief ? 2 : 1)
    const whole = withoutUnfinishedEnd(value, longest)
    const fault = whole === '' ? null : rules.faultOf(whole)
    if (fault === null) return { value: whole, kept: true, refusals: [], losses: [] }
    const begin = beginningsOf(whole).find((beginning) => rules.faultOf(beginning) === null)
    if (begin !== undefined) return { value: begin, kept: true, refusals: [], losses: [fault] }
    return {
      value: '',
      kept: text.kind !== 'content',
      refusals: text.kind === 'remark' ? [] : [fault],
      losses: [],
    }
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const items = value.map((item) => withSoundTexts(item, schema.element as z.ZodType, rules))
    const kept = withoutSameTexts(items.filter((item) => item.kept))
    const refusals = items.flatMap((item) => item.refusals)
    return {
      value: kept.map((item) => item.value),
      kept: kept.length > 0 || items.length === 0,
      refusals,
      losses: items.flatMap((item) => item.losses),
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
      losses: members.flatMap(([, member]) => member.losses),
    }
  }
  return { value, kept: true, refusals: [], losses: [] }
}
