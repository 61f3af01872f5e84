/** What a person can ask of a run. Intentions only: what came of them, the engine tells. */
import type { RunId, RunRow } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../connection/useConnection.ts'
import { useNotices } from './notices.ts'

export function useSteering() {
  const { workbench } = useConnection()
  const { attempt, tell } = useNotices()
  return {
    pause: (run: RunId) => attempt(() => workbench['runs.pause']({ run })),
    resume: (run: RunId) => attempt(() => workbench['runs.resume']({ run })),
    stop: (run: RunId) => attempt(() => workbench['runs.stop']({ run })),
    reorder: (run: RunId, place: number) => attempt(() => workbench['runs.reorder']({ run, place })),
    annotate: (run: RunId, note: string, tags: readonly string[]) =>
      attempt(() => workbench['runs.annotate']({ run, note, tags: [...tags] })),
    /** Tells of it with a way to undo. Answers whether it was removed. */
    remove: async ({ run, folder }: Pick<RunRow, 'run' | 'folder'>): Promise<boolean> => {
      const removed = await attempt(() => workbench['runs.remove']({ run }))
      const told = folder === null ? `Removed ${run}.` : `Took ${run} off the list. Its folder stays.`
      if (removed) tell(told, () => void attempt(() => workbench['runs.restore']({ run })))
      return removed
    },
  }
}
