/** The stored prompts and replies of all runs. */
import type { KeptReplies } from '#shared/vocabulary/trace.ts'

/** Measures and deletes what is stored. */
export interface ReplyShelf {
  size(): KeptReplies
  /** Deletes the replies of all runs. A run in progress asks its models again. */
  clear(): void
}
