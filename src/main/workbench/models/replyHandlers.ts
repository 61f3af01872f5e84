/** Implements `replies.*`: how much is kept of all runs, and removing it. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Backend } from '../backend/backend.ts'
import type { Handlers } from '../handlersOf.ts'
import type { RunRecords } from '../runs/runRecords.ts'

export function replyHandlers({
  backend,
  records,
}: {
  readonly backend: Backend
  readonly records: RunRecords
}): Handlers<'replies'> {
  const { size, clear } = backend.models.replies
  return {
    'replies.size': () => size(),
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
      clear()
      return size()
    },
  }
}
