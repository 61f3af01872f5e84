/** Implements `replies.*`: how much is kept of all runs, and removing it. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Handlers } from '../handlersOf.ts'
import type { ReplyShelf } from './ports/keptReplies.ts'
import type { RunRecords } from '../runs/runRecords.ts'

export function replyHandlers({
  replies,
  records,
}: {
  readonly replies: ReplyShelf
  readonly records: RunRecords
}): Handlers<'replies'> {
  return {
    'replies.size': () => replies.size(),
    'replies.clear': () => {
      const working = records.all.find(({ state }) => state.status === 'running')
      // It would go on, but could neither be replayed nor be resumed without asking again.
      if (working)
        throw new WorkbenchError({
          code: 'run-state',
          run: working.run,
          expected: 'no run at work',
          found: 'running',
        })
      replies.clear()
      return replies.size()
    },
  }
}
