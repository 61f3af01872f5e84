/** How the numbers of a model file are called in forms. */
import { t } from '../../locales/t.ts'
import type { FileNumber } from '../../stores/draft/draftModels.ts'

/** The label of a number of a model file. */
export function fileLabel(name: FileNumber): string {
  return t(`forms.file_${name}`)
}
