/** What a chat server takes beside the question itself: the facets of a request in which servers differ. */

/** What is asked of a server. Every facet has values from the most useful to the least. */
export interface Dialect {
  /** By which name the longest reply is given. */
  readonly limit: 'max_tokens' | 'max_completion_tokens'
  /** Whether the seed of the sampling is sent. */
  readonly seed: boolean
  /** Whether instructions are a message of their own; otherwise they stand before the first message of the user. */
  readonly system: boolean
  /** Whether the temperature is sent. */
  readonly temperature: boolean
  /** How the answer may arrive: as a stream that ends with its token counts, as a stream, or whole. */
  readonly stream: 'counted' | 'plain' | 'none'
  /**
   * The format that is asked of the reply: its schema with the word that binds a server to it, the schema without that
   * word, any JSON object, or text.
   */
  readonly form: 'strict' | 'json_schema' | 'json_object' | 'text'
}

/** A part of a dialect that a server may refuse by itself. */
export type Facet = keyof Dialect

/** The format of a reply. */
export type Form = Dialect['form']

/**
 * The values of each facet, the most useful first. The facets stand in the order in which they are given up where a
 * server does not say what it objects to: what costs a run nothing comes first, and the form of the reply last.
 */
export const FACETS: { readonly [Name in Facet]: readonly Dialect[Name][] } = {
  limit: ['max_tokens', 'max_completion_tokens'],
  seed: [true, false],
  system: [true, false],
  temperature: [true, false],
  stream: ['counted', 'plain', 'none'],
  form: ['strict', 'json_schema', 'json_object', 'text'],
}
/** The names of the facets, in that order. */
export const FACET_NAMES = Object.keys(FACETS) as readonly Facet[]

/** What is asked of a server of which nothing is known. */
export const FULL_DIALECT: Dialect = {
  limit: 'max_tokens',
  seed: true,
  system: true,
  temperature: true,
  stream: 'counted',
  form: 'strict',
}

/** Returns how far a facet is from its most useful value. */
export function depthOf(dialect: Partial<Dialect>, facet: Facet): number {
  return (FACETS[facet] as readonly unknown[]).indexOf(dialect[facet])
}

/** Returns what may be asked of a server that takes no more than either of these. */
export function lesserDialect(a: Dialect, b: Dialect): Dialect {
  return FACET_NAMES.reduce<Dialect>(
    (lesser, facet) => (depthOf(a, facet) < depthOf(b, facet) ? { ...lesser, [facet]: b[facet] } : lesser),
    a,
  )
}
