/** Tables 2 to 4 as bars: the methods of a study at every cutoff, or on every dataset. */
import { barsOf, barTable } from './barRows.ts'
import { groupedBarsOption } from './groupedBarsOption.ts'
import { seriesOrder } from './seriesOrder.ts'
import type { StudyFigure } from './studyFigure.ts'

export const methodsFigure: StudyFigure = {
  name: 'study-methods',
  title: 'Methods',
  explain:
    'Mean NDCG of every method with 95 % intervals over seeds and users, by cutoff, or by dataset at the last cutoff. Dashed: a random order. Hollow marks: the values that the paper prints, of other data and models (Tables 2 to 5).',
  isFor: ({ blocks }) =>
    blocks.some(({ rows }) => new Set(rows.map(({ row }) => row)).size > 1) &&
    new Set(blocks.map(({ model }) => model)).size <= 1,
  option: (data, theme) => {
    const { rows, y } = barsOf(data)
    return groupedBarsOption({ rows, yName: y, series: seriesOrder(data) }, theme)
  },
  table: (data) =>
    barTable(barsOf(data).rows, {
      group: data.blocks.length === 1 ? 'cutoff' : 'dataset',
      series: 'method',
    }),
}
