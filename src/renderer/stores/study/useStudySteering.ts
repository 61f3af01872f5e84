/** What a person can ask of a study. These only ask: the engine tells what became of it. */
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import { t } from '../../locales/t.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { useNotices } from '../notices.ts'
import { textFile } from '../textFile.ts'
import { useExports } from '../useExports.ts'

/** The requests; each resolves with whether it was accepted, and shows an error as a notice. */
export function useStudySteering() {
  const { workbench } = useConnection()
  const { attempt, tell } = useNotices()
  const exports = useExports()
  return {
    start: (study: StudyId) => attempt(() => workbench['studies.start']({ study })),
    stop: (study: StudyId) => attempt(() => workbench['studies.stop']({ study })),
    /** Tries failed cells again: those named, or all. */
    retry: (study: StudyId, cells?: readonly string[]) =>
      attempt(() => workbench['studies.retry']({ study, ...(cells ? { cells: [...cells] } : {}) })),
    /** Runs changed cells anew: those named, or all. */
    renew: (study: StudyId, cells?: readonly string[]) =>
      attempt(() => workbench['studies.renew']({ study, ...(cells ? { cells: [...cells] } : {}) })),
    /** Removes a study and shows a notice with Undo. Resolves with whether it was removed. */
    remove: async (study: StudyId): Promise<boolean> => {
      const removed = await attempt(() => workbench['studies.remove']({ study }))
      if (removed)
        tell(
          t('stores.removedStudyItsRunsStay', { study }),
          () => void attempt(() => workbench['studies.restore']({ study })),
        )
      return removed
    },
    /** Saves the file of a study as YAML. */
    saveFile: (study: StudyId) =>
      attempt(async () => {
        const { file } = await workbench['studies.view']({ study })
        const text = await workbench['studies.write']({ file })
        await exports.saveFile(textFile(`${study}.yaml`, 'application/yaml', text))
      }),
  }
}
