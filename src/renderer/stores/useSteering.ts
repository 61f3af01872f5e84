/** What a person can ask of a run. These only ask: the engine tells what became of it. */
import type { RunId, RunRow } from '#shared/vocabulary/runs.ts'
import { t } from '../locales/t.ts'
import { useConnection } from '../connection/useConnection.ts'
import { useNotices } from './notices.ts'

/** The requests; each resolves with whether it was accepted, and shows an error as a notice. */
export function useSteering() {
  const { workbench } = useConnection()
  const { attempt, tell } = useNotices()
  return {
    pause: (run: RunId) => attempt(() => workbench['runs.pause']({ run })),
    resume: (run: RunId) => attempt(() => workbench['runs.resume']({ run })),
    /** Goes on although something is not as the run began; the run says so from then on. */
    resumeAnyway: (run: RunId) => attempt(() => workbench['runs.resume']({ run, anyway: true })),
    stop: (run: RunId) => attempt(() => workbench['runs.stop']({ run })),
    reorder: (run: RunId, place: number) => attempt(() => workbench['runs.reorder']({ run, place })),
    annotate: (run: RunId, note: string, tags: readonly string[]) =>
      attempt(() => workbench['runs.annotate']({ run, note, tags: [...tags] })),
    /** Names a run; an empty name calls it by its method and dataset again. */
    rename: (run: RunId, name: string) => attempt(() => workbench['runs.annotate']({ run, name })),
    /** Removes these runs and shows one notice with Undo for those that were removed. */
    removeAll: async (rows: readonly Pick<RunRow, 'run'>[]): Promise<void> => {
      const removed: RunId[] = []
      for (const { run } of rows)
        if (await attempt(() => workbench['runs.remove']({ run }))) removed.push(run)
      if (removed.length === 0) return
      tell(t('runs.removedRuns', { count: removed.length }), () => {
        for (const run of removed) void attempt(() => workbench['runs.restore']({ run }))
      })
    },
    /** Removes a run and shows a notice with Undo. Resolves with whether it was removed. */
    remove: async ({ run, folder }: Pick<RunRow, 'run' | 'folder'>): Promise<boolean> => {
      const removed = await attempt(() => workbench['runs.remove']({ run }))
      const told = folder === null ? t('stores.removedRun', { run }) : t('stores.tookRunOffTheList', { run })
      if (removed) tell(told, () => void attempt(() => workbench['runs.restore']({ run })))
      return removed
    },
  }
}
