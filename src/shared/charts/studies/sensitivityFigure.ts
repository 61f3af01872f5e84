/** Figure 7: results over each swept setting. */
import { FIGURE_7 } from '../../studies/paper/paperTables.ts'
import { meanCells } from '../../tables/studies/studyRowsTable.ts'
import { paperDatasetOf } from '../../studies/paper/paperDatasetOf.ts'
import { settingSign } from '../../vocabulary/settings/settingSign.ts'
import type { MetricName } from '../../vocabulary/results.ts'
import { groupName } from './barRows.ts'
import { curveTable, type CurveRow } from './curveRows.ts'
import { pointCurvesOption } from './pointCurvesOption.ts'
import type { StudyFigure, StudyFigureData } from './studyFigure.ts'
import { sweptSettings } from './sweptSettings.ts'

export const sensitivityFigure: StudyFigure = {
  name: 'study-sensitivity',
  title: 'Sensitivity',
  explain:
    'Mean NDCG over each swept setting, with 95 % intervals over seeds and users. Dashed and hollow: the curve of the paper, read off its Figure 7 to about 0.003. The dashed line without marks is a random order. NDCG@5 as in the paper where the study has it, else the last cutoff.',
  isFor: (data) => sweptSettings(data).length > 0,
  option: (data, theme) =>
    pointCurvesOption(
      {
        rows: rowsOf(data).map((row) => ({ ...row, panel: settingSign(row.panel) })),
        yName: metricOf(data).toUpperCase(),
      },
      theme,
    ),
  table: (data) =>
    curveTable(rowsOf(data), { panel: 'setting', series: 'of', x: 'value of the setting', value: 'mean' }),
}

function metricOf({ file }: StudyFigureData): MetricName {
  const ofPaper = file.kind === 'sensitivity' && file.cutoffs.includes('ndcg@5')
  return ofPaper ? 'ndcg@5' : (file.cutoffs.at(-1) ?? 'ndcg@10')
}

function rowsOf(data: StudyFigureData): readonly CurveRow[] {
  const { blocks } = data
  const metric = metricOf(data)
  return sweptSettings(data).flatMap((setting) =>
    blocks.flatMap((block) => {
      const paper = paperDatasetOf(block.dataset, data.beside ?? {})
      const methods = new Set(block.rows.map(({ row }) => row)).size
      const curve = setting in FIGURE_7 ? FIGURE_7[setting as keyof typeof FIGURE_7] : {}
      const published = metric === 'ndcg@5' && paper !== null ? (curve[paper] ?? []) : []
      return block.rows.flatMap((row): CurveRow[] => {
        const x = row.point[setting]
        const cells = meanCells(row, metric)
        const value = cells[metric]
        if (x === undefined || typeof value !== 'number') return []
        const of = groupName(block, blocks).replaceAll('\n', ', ')
        return [
          {
            panel: setting,
            series: methods > 1 ? `${of}, ${row.row}` : of,
            x: typeof x === 'number' ? x : String(x),
            value,
            low: cells[`low ${metric}`] ?? null,
            high: cells[`high ${metric}`] ?? null,
            floor: block.floor?.[metric] ?? null,
            paper: published.find(([at]) => at === x)?.[1] ?? null,
          },
        ]
      })
    }),
  )
}
