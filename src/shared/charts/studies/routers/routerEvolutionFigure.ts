/** Figure 5: router counts over steps, and the final results beside. */
import { metricLabel } from '../../../tables/studies/metricLabel.ts'
import { barOf, barTable, type BarRow } from '../barRows.ts'
import { curveName, hasRouters, routerCurves } from './routerCurves.ts'
import { routerEvolutionOption } from './routerEvolutionOption.ts'
import type { StudyFigure, StudyFigureData } from '../studyFigure.ts'

export const routerEvolutionFigure: StudyFigure = {
  name: 'study-router-evolution',
  title: 'Router evolution',
  explain:
    'Left: the number of routers after each router-centric update, mean over seeds, with the range of the seeds as a band and each seed as a faint line. Right: the final NDCG at the last cutoff with 95 % intervals over seeds and users; dashed is a random order (Figure 5 of the paper).',
  isFor: (data) => routerCurves(data).length > 0,
  option: (data, theme) =>
    routerEvolutionOption(
      { curves: routerCurves(data), bars: finalBars(data), yName: metricOf(data) },
      theme,
    ),
  table: (data) => {
    const bars = finalBars(data)
    const { columns } = barTable(bars, { group: 'group', series: 'series' })
    return {
      columns: [
        { key: 'panel', label: 'panel', kind: 'text' },
        { key: 'series', label: 'series', kind: 'text' },
        { key: 'step', label: 'step', kind: 'number', decimals: 0 },
        ...columns.filter(({ key }) => ['value', 'low', 'high', 'floor'].includes(key)),
      ],
      rows: [
        ...routerCurves(data).flatMap(({ name, points }) =>
          points.map(({ step, mean, low, high }) => ({
            panel: 'routers',
            series: name,
            step,
            value: mean,
            low,
            high,
            floor: null,
          })),
        ),
        ...bars.map(({ series, value, low, high, floor }) => ({
          panel: metricOf(data),
          series,
          step: null,
          value,
          low,
          high,
          floor,
        })),
      ],
    }
  },
}

function metricOf({ file }: StudyFigureData): string {
  return (file.cutoffs.at(-1) ?? 'ndcg@10').toUpperCase()
}

function finalBars(data: StudyFigureData): readonly BarRow[] {
  const { blocks, file } = data
  const metric = file.cutoffs.at(-1) ?? 'ndcg@10'
  return blocks.flatMap((block) =>
    block.rows
      .filter(({ runs }) => runs.some(hasRouters))
      .flatMap((row) =>
        barOf(row, block, {
          group: metricLabel(metric),
          series: curveName(row, block, blocks),
          metric,
          data,
        }),
      ),
  )
}
