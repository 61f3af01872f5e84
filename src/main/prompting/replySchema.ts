/**
 * The JSON schema that is sent with a question: what a grammar can enforce, in the small dialect that the grammars of
 * llama.cpp, vLLM and Ollama have in common. Nothing in it is without an end.
 */
import { z } from 'zod'
import { longestText, replyTextOf } from './replyText.ts'

/** The contract of one call's reply: an object whose members are the parts that were asked for. */
export type ReplyContract<Reply> = z.ZodObject<{ readonly [Part in keyof Reply]-?: z.ZodType<Reply[Part]> }>

/** The dialect. Every object has fixed members, all of them required; every list and every text has a largest length. */
export type ReplySchema =
  | {
      readonly type: 'object'
      readonly properties: Readonly<Record<string, ReplySchema>>
      readonly required: readonly string[]
      readonly additionalProperties: false
    }
  | {
      readonly type: 'array'
      readonly items: ReplySchema
      readonly minItems: number
      readonly maxItems: number
    }
  | { readonly type: 'string'; readonly maxLength: number }
  | { readonly enum: readonly (string | number)[] }
  | { readonly type: 'boolean' }

/** The largest length of a list whose contract names none; such a list has no place in a contract. */
const MOST_ITEMS = 10
/** The words of a text whose contract names none. */
const MOST_WORDS = 25

/** How the schema of a contract is written. */
export interface SchemaForm {
  /** Halves every text and list: what a repair may cost. */
  readonly brief: boolean
}

const schemas = new WeakMap<z.ZodType, { readonly full: ReplySchema; readonly brief: ReplySchema }>()

/** Returns the schema of a contract, the same object each time. */
export function replySchemaOf(contract: z.ZodType, { brief }: SchemaForm = { brief: false }): ReplySchema {
  const known = schemas.get(contract) ?? {
    full: written(contract, { brief: false }),
    brief: written(contract, { brief: true }),
  }
  schemas.set(contract, known)
  return brief ? known.brief : known.full
}

function written(schema: z.ZodType, form: SchemaForm): ReplySchema {
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries<z.ZodType>(schema.shape)
    const properties = Object.fromEntries(entries.map(([key, value]) => [key, written(value, form)]))
    return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
  }
  if (schema instanceof z.ZodArray) return listOf(schema as z.ZodArray<z.ZodType>, form)
  if (schema instanceof z.ZodEnum) return { enum: schema.options }
  if (schema instanceof z.ZodLiteral) return { enum: [...schema.values] as (string | number)[] }
  if (schema instanceof z.ZodBoolean) return { type: 'boolean' }
  if (schema instanceof z.ZodString) {
    const length = longestText(replyTextOf(schema)?.words ?? MOST_WORDS)
    return { type: 'string', maxLength: form.brief ? Math.ceil(length / 2) : length }
  }
  throw new TypeError(`a reply contract cannot have a ${schema.type}`)
}

/**
 * A list that must be complete, such as a ranking, has equal bounds in its schema and keeps them; the check of a reply
 * asks for its smallest length alone.
 */
function listOf(list: z.ZodArray<z.ZodType>, form: SchemaForm): ReplySchema {
  const { minItems = 0, maxItems = MOST_ITEMS } = list.meta() as {
    readonly minItems?: number
    readonly maxItems?: number
  }
  const most = form.brief ? Math.max(minItems, Math.ceil(maxItems / 2)) : maxItems
  return { type: 'array', items: written(list.element, form), minItems, maxItems: most }
}

/** Returns the names and the options of a schema, which a model may mistake for contents. */
export function wordsOfSchema(schema: ReplySchema): readonly string[] {
  if ('enum' in schema) return schema.enum.filter((option) => typeof option === 'string')
  if (schema.type === 'array') return wordsOfSchema(schema.items)
  if (schema.type !== 'object') return []
  return Object.entries(schema.properties).flatMap(([name, member]) => [name, ...wordsOfSchema(member)])
}

/** Characters of JSON around one member or item: quotation marks, colon, comma, spaces. */
const AROUND = 6
const CHARACTERS_PER_TOKEN = 2.5
/** Tokens for the end of the reply, and for what a template adds. */
const SPARE_TOKENS = 24

/** Returns the most tokens that a reply of this schema needs, estimated from its longest form. */
export function replyBudget(schema: ReplySchema): number {
  return Math.ceil(longestOf(schema) / CHARACTERS_PER_TOKEN) + SPARE_TOKENS
}

function longestOf(schema: ReplySchema): number {
  if ('enum' in schema) return Math.max(...schema.enum.map((option) => JSON.stringify(option).length))
  switch (schema.type) {
    case 'object':
      return Object.entries(schema.properties).reduce(
        (sum, [key, value]) => sum + key.length + longestOf(value) + AROUND,
        2,
      )
    case 'array':
      return schema.maxItems * (longestOf(schema.items) + 2) + 2
    case 'string':
      return schema.maxLength + 2
    case 'boolean':
      return 5
    default:
      return schema satisfies never
  }
}
