/** Items by the length of what is known of them. */
import type { DatasetFigure } from '../figure.ts'
import { barsOption } from './barsOption.ts'
import { countBars, countRows } from './countBars.ts'

export const textLengthsFigure: DatasetFigure = {
  name: 'text-lengths',
  title: 'Text lengths',
  explain:
    'Items by the words of title and description together, which is what a language model gets to know of an item at first. The last, paler bar holds the longest hundredth.',
  option: ({ words }, theme) =>
    barsOption({ xName: 'words of title and description', yName: 'items', bars: countBars(words) }, theme),
  table: ({ words }) => countRows(words, 'words', 'items'),
}
