/** The prompts and replies that are kept of all runs. */
import type { KeptReplies } from '#shared/vocabulary/trace.ts'

export interface ReplyShelf {
  size(): KeptReplies
  /** Deletes the replies of all runs. Runs that are at work ask again what they need. */
  clear(): void
}
