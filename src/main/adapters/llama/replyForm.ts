/** The form of a reply: where its schema leaves the model a choice, and what is certain between two choices. */

/** The JSON schemas that have a form. Every object has all of its members in this order. */
export type FormSchema =
  | { readonly type: 'object'; readonly properties: Readonly<Record<string, FormSchema>> }
  | {
      readonly type: 'array'
      readonly items: FormSchema
      readonly minItems?: number
      readonly maxItems?: number
    }
  | { readonly type: 'string'; readonly maxLength?: number }
  | { readonly enum: readonly (string | number | boolean | null)[] }
  | { readonly type: 'integer' | 'boolean' | 'null' }

/** A place of a reply: inside a string, or where its text goes on in one of several ways. */
export type ReplyPlace = StringPlace | Fork

/** The inside of a string, which ends with its closing quotation mark or after this many UTF-16 code units. */
export interface StringPlace {
  readonly longest: number
  /** What follows the closing quotation mark. */
  readonly follow: () => Fork
}

/** The ways in which a reply can go on. Where there is one, nothing is left to choose. */
export interface Fork {
  readonly ways: readonly Way[]
}

/** A text that the reply goes on with, and the place after it; null where the reply is complete. */
export interface Way {
  readonly text: string
  readonly next: (() => ReplyPlace) | null
}

/** The largest length of a string and the most items of a list for which the schema has none. */
const LONGEST_STRING = 1200
const MOST_ITEMS = 30
/** Digits of an integer that a double holds exactly. */
const MOST_DIGITS = 15

/**
 * Returns the beginning of the form.
 * @throws TypeError for a schema that has none, such as one with keys that nobody knows.
 */
export function replyForm(schema: unknown): Fork {
  return { ways: waysOf(formSchema(schema), null) }
}

function formSchema(schema: unknown): FormSchema {
  if (!isFormSchema(schema))
    throw new TypeError(`no reply can be held to the schema ${JSON.stringify(schema)}`)
  return schema
}

function isFormSchema(schema: unknown): schema is FormSchema {
  if (typeof schema !== 'object' || schema === null) return false
  const { type, enum: options, properties, items, anyOf } = schema as Record<string, unknown>
  if (anyOf !== undefined) return false
  if (options !== undefined) return Array.isArray(options) && options.length > 0
  switch (type) {
    case 'object':
      return (
        typeof properties === 'object' && properties !== null && Object.values(properties).every(isFormSchema)
      )
    case 'array':
      return isFormSchema(items)
    default:
      return ['string', 'integer', 'boolean', 'null'].includes(String(type))
  }
}

/** A text with the place after it, where the model has to choose; null where the reply is complete. */
export interface ExtendedWay {
  readonly text: string
  readonly place: ReplyPlace | null
}

/**
 * Follows the ways of a fork as far as nothing is left to choose, and a little further where one is the beginning of
 * another: of 1 and 12, the first is known by what comes after it. So texts tell ways apart, unless a reply may end
 * with one of them.
 */
export function extendedWays({ ways }: Fork): readonly ExtendedWay[] {
  const extended = ways.map((way) => extendedWay([way]))
  return extended.flatMap((way) => {
    const { text, place } = way
    const begins = extended.some((other) => other !== way && other.text.startsWith(text))
    if (!begins || place === null || !('ways' in place)) return [way]
    const byCharacter = Map.groupBy(place.ways, (next) => next.text.slice(0, 1))
    return [...byCharacter.values()].map(extendedWay).map((next) => ({ ...next, text: text + next.text }))
  })
}

/** Follows ways as far as they have in common. */
function extendedWay(ways: readonly Way[]): ExtendedWay {
  const text = commonBeginning(ways.map((way) => way.text))
  const [only, ...others] = ways
  if (only === undefined || others.length > 0)
    return { text, place: { ways: ways.map((way) => ({ ...way, text: way.text.slice(text.length) })) } }
  const place = only.next?.() ?? null
  if (place === null || !('ways' in place)) return { text, place }
  const next = extendedWay(place.ways)
  return { ...next, text: text + next.text }
}

/** Returns what all texts begin with. */
export function commonBeginning([first = '', ...others]: readonly string[]): string {
  let length = 0
  while (length < first.length && others.every((text) => text[length] === first[length])) length += 1
  return first.slice(0, length)
}

/** What follows a value; null after the whole reply. */
type Continuation = (() => Fork) | null

const END: Way = { text: '', next: null }

function waysOf(schema: FormSchema, next: Continuation): readonly Way[] {
  if ('enum' in schema) return schema.enum.map((option) => ({ text: JSON.stringify(option), next }))
  switch (schema.type) {
    case 'object':
      return membersOf(Object.entries(schema.properties), 0, next)
    case 'array':
      return itemsOf(schema, 0, next)
    case 'string': {
      const follow = next ?? (() => ({ ways: [END] }))
      return [{ text: '"', next: () => ({ longest: schema.maxLength ?? LONGEST_STRING, follow }) }]
    }
    case 'integer':
      return [...after('-', digitsOf(1, '123456789', next)), ...digitsOf(1, '0123456789', next)]
    case 'boolean':
      return [true, false].map((option) => ({ text: String(option), next }))
    case 'null':
      return [{ text: 'null', next }]
    default:
      return schema satisfies never
  }
}

function after(text: string, ways: readonly Way[]): readonly Way[] {
  return ways.map((way) => ({ ...way, text: text + way.text }))
}

function membersOf(
  members: readonly (readonly [string, FormSchema])[],
  index: number,
  next: Continuation,
): readonly Way[] {
  const member = members[index]
  if (member === undefined) return [{ text: index === 0 ? '{}' : '}', next }]
  const [key, schema] = member
  const rest = () => ({ ways: membersOf(members, index + 1, next) })
  return after(`${index === 0 ? '{' : ', '}${JSON.stringify(key)}: `, waysOf(schema, rest))
}

function itemsOf(
  list: Extract<FormSchema, { readonly type: 'array' }>,
  count: number,
  next: Continuation,
): readonly Way[] {
  const { items, minItems = 0, maxItems = MOST_ITEMS } = list
  const rest = () => ({ ways: itemsOf(list, count + 1, next) })
  return [
    ...(count < maxItems ? after(count === 0 ? '[' : ', ', waysOf(items, rest)) : []),
    ...(count >= minItems ? [{ text: count === 0 ? '[]' : ']', next }] : []),
  ]
}

/** An integer goes on with another digit or with what follows it; one that begins with 0 ends there. */
function digitsOf(count: number, digits: string, next: Continuation): readonly Way[] {
  return [...digits].map((digit) => ({
    text: digit,
    next: () => ({
      ways: [
        ...(count < MOST_DIGITS && (count > 1 || digit !== '0')
          ? digitsOf(count + 1, '0123456789', next)
          : []),
        ...(next?.().ways ?? [END]),
      ],
    }),
  }))
}
