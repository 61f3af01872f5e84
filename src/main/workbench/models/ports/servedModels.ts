/** The models that a chat server lists. */
import type { ServerAccess } from '#shared/vocabulary/models/serverAccess.ts'
import type { Cancellation } from '../../../ports/cancellation.ts'

/** What one address of a chat server answers when it is asked for its models. */
export interface ServedModels {
  /** Whether it answered at all. */
  readonly answered: boolean
  /** The names of its models; null where it has no list. */
  readonly names: readonly string[] | null
  /** Why it did not answer, or not with a list; null where it has none. */
  readonly problem: string | null
}

/**
 * Asks one address for its models, within `seconds`. What goes wrong is part of the answer, not an error; the answer
 * after a cancellation means nothing.
 */
export type AskServedModels = (
  server: ServerAccess & { readonly address: string },
  seconds: number,
  cancellation: Cancellation,
) => Promise<ServedModels>
