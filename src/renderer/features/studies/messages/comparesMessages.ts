/** Whether a study has runs that differ in their messages, so that it can say whether these help. */
import { rowsOf, type StudyFile } from '#shared/vocabulary/studies/studyFile.ts'

const CONTROLS: ReadonlySet<unknown> = new Set(['RecNet, no messages', 'RecNet, shuffled messages'])

/** Returns whether one of its rows, or of its points, is a control of messages. */
export function comparesMessages(file: Pick<StudyFile, 'kind' | 'rows' | 'sweeps'>): boolean {
  return (
    file.kind === 'messages' ||
    rowsOf(file).some(({ variant, settings }) => CONTROLS.has(variant) || 'delivery' in settings) ||
    file.sweeps.some((sweep) => 'delivery' in sweep)
  )
}
