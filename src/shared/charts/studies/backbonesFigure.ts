/** Figure 4: the methods of a study with each backbone. */
import { barsOf, barTable } from './barRows.ts'
import { groupedBarsOption } from './groupedBarsOption.ts'
import { seriesOrder } from './seriesOrder.ts'
import type { StudyFigure } from './studyFigure.ts'

export const backbonesFigure: StudyFigure = {
  name: 'study-backbones',
  title: 'Backbones',
  explain:
    'Mean NDCG at the last cutoff of every method with each language model, with 95 % intervals over seeds and users. Dashed: a random order (Figure 4 of the paper).',
  isFor: ({ blocks }) => new Set(blocks.map(({ model }) => model)).size > 1,
  option: (data, theme) => {
    const { rows, y } = barsOf(data)
    return groupedBarsOption({ rows, yName: y, series: seriesOrder(data) }, theme)
  },
  table: (data) => barTable(barsOf(data).rows, { group: 'backbone', series: 'method' }),
}
