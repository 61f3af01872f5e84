/** Implements `replies.*`: measures the stored replies of all runs, and deletes them. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Handlers } from '../handlersOf.ts'
import type { ReplyShelf } from './ports/keptReplies.ts'
import type { RunRecords } from '../runs/runRecords.ts'

/** Creates the handlers of `replies.*`. `replies.clear` throws WorkbenchError `run-state` while a run is in progress. */
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
      // The run would continue, but could be neither replayed nor resumed without asking again.
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
