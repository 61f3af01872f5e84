/** Users by the length of their sequence. */
import type { DatasetFigure } from '../figure.ts'
import { barsOption } from './barsOption.ts'
import { countBars, countRows } from './countBars.ts'

export const sequenceLengthsFigure: DatasetFigure = {
  name: 'sequence-lengths',
  title: 'Sequence lengths',
  explain:
    'Users by the number of their interactions. Of each sequence the last item is tested and the one before it validated, so that two less are trained on. The last, paler bar holds the longest hundredth.',
  option: ({ lengths }, theme) =>
    barsOption({ xName: 'interactions of a user', yName: 'users', bars: countBars(lengths) }, theme),
  table: ({ lengths }) => countRows(lengths, 'interactions', 'users'),
}
