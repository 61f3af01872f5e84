/** Converts the reply schema of a prompt to one that a grammar can enforce. */
import type { GbnfJsonSchema } from 'node-llama-cpp'

/** The part of JSON Schema, as zod writes it, that replies use. */
interface ReplySchema {
  readonly type?: string | readonly string[]
  readonly anyOf?: readonly ReplySchema[]
  readonly enum?: readonly (string | number)[]
  readonly properties?: Readonly<Record<string, ReplySchema>>
  readonly additionalProperties?: ReplySchema | boolean
  readonly items?: ReplySchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly maxLength?: number
}

/** The longest string in UTF-16 code units; a string without a limit could take up the whole reply. */
const LONGEST_STRING = 1200
const MOST_ITEMS = 30
const MOST_KEYS = 12

/**
 * Returns the strict form of a lenient schema: every property is required, strings and lists have a maximum length,
 * and of a form with one alternative spelling only the form remains. Ranges and patterns are left out, because a
 * grammar cannot enforce them; the check of the parsed reply does.
 */
export function grammarSchema(schema: unknown): GbnfJsonSchema {
  return converted(schema as ReplySchema)
}

function converted(schema: ReplySchema): GbnfJsonSchema {
  if (schema.anyOf) return chosenOf(schema.anyOf)
  if (schema.enum) return { enum: schema.enum }
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.[0] ?? 'string')
  switch (type) {
    case 'object':
      return objectOf(schema)
    case 'array':
      return {
        type: 'array',
        items: converted(schema.items ?? { type: 'string' }),
        minItems: schema.minItems ?? 0,
        maxItems: schema.maxItems ?? MOST_ITEMS,
      }
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return { type }
    default:
      return { type: 'string', maxLength: schema.maxLength ?? LONGEST_STRING }
  }
}

/**
 * Two options are a form and an alternative spelling of it, such as `3` and `"3"`, or an object and a plain sentence.
 * More than two are real alternatives.
 */
function chosenOf(options: readonly ReplySchema[]): GbnfJsonSchema {
  if (options.length > 2) return { oneOf: options.map(converted) }
  return converted(options.find((option) => option.type !== 'string') ?? options[0] ?? { type: 'string' })
}

function objectOf({ properties, additionalProperties }: ReplySchema): GbnfJsonSchema {
  if (properties) {
    const entries = Object.entries(properties).map(([key, value]) => [key, converted(value)] as const)
    return { type: 'object', properties: Object.fromEntries(entries), required: entries.map(([key]) => key) }
  }
  const value = typeof additionalProperties === 'object' ? additionalProperties : { type: 'string' }
  return { type: 'object', additionalProperties: converted(value), maxProperties: MOST_KEYS }
}
