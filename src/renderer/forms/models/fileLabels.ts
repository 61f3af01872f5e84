/** How the numbers of a model file are called in forms. */
import type { FileNumber } from '../../stores/draft/draftModels.ts'

export const FILE_LABELS: Readonly<Record<FileNumber, string>> = {
  sequences: 'Questions at once',
  contextTokens: 'Context tokens',
  gpuLayers: 'GPU layers',
}
