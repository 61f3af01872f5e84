/** Finds out of a server's own words which part of a request it objects to. */
import { FACETS, type Dialect, type Facet } from './dialect.ts'

/** A facet, and the values of it that a server does not take. */
export interface Objection {
  readonly facet: Facet
  readonly values: readonly unknown[]
}

/** What a server said as it refused a request. */
export interface RefusalWords {
  /** Its sentence. */
  readonly said: string
  /** The names of fields that it gives beside the sentence, such as `seed` or `response_format.type`. */
  readonly fields: readonly string[]
}

/** The fields of a request by facet. */
const FIELDS: readonly (readonly [RegExp, Facet])[] = [
  [/^max_tokens$|^max_completion_tokens$/, 'limit'],
  [/^seed$/, 'seed'],
  [/^temperature$/, 'temperature'],
  [/^stream(_options.*)?$/, 'stream'],
  [/^response_format/, 'form'],
]

/** What sentences about each facet have in them. */
const WORDS: readonly (readonly [RegExp, Facet])[] = [
  [/max_(completion_)?tokens/i, 'limit'],
  [/\bseed\b/i, 'seed'],
  [
    /system (role|message|prompt)|(role|message)s?\W+(of |type )?\W?system|roles? must alternate|no system\b/i,
    'system',
  ],
  [/\btemperature\b/i, 'temperature'],
  [/stream_options|include_usage|\bstream(ing|ed)?\b/i, 'stream'],
  [
    /response_?format|json_?(schema|object)|json (schema|mode|output)|\bschema\b|\bgrammar|\bstrict\b|guided|structured|xgrammar|outlines|\bformat\b/i,
    'form',
  ],
]

/**
 * Returns what a server objects to in a request of this dialect; null where its words name no facet or several. A server
 * that repeats the whole request in its answer names everything, and thereby nothing.
 */
export function objectionIn({ said, fields }: RefusalWords, dialect: Dialect): Objection | null {
  const byField = fields.flatMap((field) => facetOf(FIELDS, field.replace(/^body\./, '')))
  const facets = byField.length > 0 ? byField.slice(0, 1) : facetOf(WORDS, said)
  const [facet] = facets
  if (facet === undefined || facets.length > 1) return null
  return { facet, values: refusedValues(facet, { said, fields }, dialect) }
}

function facetOf(table: readonly (readonly [RegExp, Facet])[], text: string): readonly Facet[] {
  return table.filter(([pattern]) => pattern.test(text)).map(([, facet]) => facet)
}

function refusedValues(facet: Facet, { said, fields }: RefusalWords, dialect: Dialect): readonly unknown[] {
  if (facet !== 'stream' || dialect.stream === 'none') return [dialect[facet]]
  const counted = [said, ...fields].some((text) => /stream_options|include_usage/i.test(text))
  return FACETS.stream.filter((value) => (counted ? value === 'counted' : value !== 'none'))
}
