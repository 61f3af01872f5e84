/** Every figure of a dataset by name. To add one, add its file, a line here, and its name in the vocabulary. */
import type { DatasetFigureName } from '../../vocabulary/figures.ts'
import type { DatasetFigure } from '../figure.ts'
import { interactionTimesFigure } from './interactionTimesFigure.ts'
import { itemPopularityFigure } from './itemPopularityFigure.ts'
import { sequenceLengthsFigure } from './sequenceLengthsFigure.ts'
import { textLengthsFigure } from './textLengthsFigure.ts'

export const DATASET_FIGURES: Readonly<Record<DatasetFigureName, DatasetFigure>> = {
  'interactions-over-time': interactionTimesFigure,
  'item-popularity': itemPopularityFigure,
  'sequence-lengths': sequenceLengthsFigure,
  'text-lengths': textLengthsFigure,
}
