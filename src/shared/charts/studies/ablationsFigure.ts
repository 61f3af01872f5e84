/** Table 3 as a figure: what each row gains or loses against the tested row, with the interval of the difference. */
import { paperValue } from '../../studies/paper/paperValue.ts'
import { metricLabel } from '../../tables/studies/metricLabel.ts'
import type { Say } from '../../vocabulary/wording/inEnglish.ts'
import { paperDatasetOf } from '../../studies/paper/paperDatasetOf.ts'
import { RANDOM_FLOOR, type MetricName } from '../../vocabulary/results.ts'
import type { StudyBlock, StudyTest } from '../../vocabulary/studies/studyResults.ts'
import { groupName } from './barRows.ts'
import { forestOption, type ForestRow } from './forestOption.ts'
import type { StudyFigure, StudyFigureData } from './studyFigure.ts'

export const ablationsFigure: StudyFigure = {
  name: 'study-ablations',
  title: 'Differences to the tested row',
  explain:
    'NDCG of each row minus that of the tested row, with 95 % intervals over seeds and users: left of the line is worse. Filled points are different after Holm’s correction (p < 0.05), hollow ones are not. Small diamonds: the differences that the paper prints (Tables 2 to 4).',
  isFor: (data) => rowsOf(data).length > 0,
  option: (data, theme) =>
    forestOption(
      {
        rows: rowsOf(data),
        xName: theme.say('NDCG minus that of {row}', { row: testedRow(data, theme.say) }),
      },
      theme,
    ),
  table: (data) => ({
    columns: [
      { key: 'row', label: 'row', kind: 'text' },
      { key: 'series', label: 'of', kind: 'text' },
      { key: 'value', label: 'difference', kind: 'number', decimals: 4 },
      { key: 'low', label: '95 % low', kind: 'number', decimals: 4 },
      { key: 'high', label: '95 % high', kind: 'number', decimals: 4 },
      { key: 'p', label: 'p (Holm)', kind: 'number', decimals: 4 },
      { key: 'paper', label: 'paper', kind: 'number', decimals: 4 },
    ],
    rows: rowsOf(data).map((row) => ({ ...row })),
  }),
}

function testedRow({ blocks }: StudyFigureData, say: Say): string {
  return blocks.flatMap(({ tests }) => tests.map(({ row }) => row))[0] ?? say('the tested row')
}

/** At all cutoffs for one block; for several each at the last cutoff. */
function rowsOf(data: StudyFigureData): readonly ForestRow[] {
  const { blocks, file } = data
  const cutoffs = blocks.length === 1 ? file.cutoffs : file.cutoffs.slice(-1)
  return blocks.flatMap((block) =>
    cutoffs.flatMap((metric) =>
      block.tests
        .filter((test) => test.metric === metric && test.against !== RANDOM_FLOOR)
        .map((test) => ({
          row: test.against,
          series:
            blocks.length === 1
              ? metricLabel(metric)
              : `${groupName(block, blocks).replaceAll('\n', ', ')}, ${metricLabel(metric)}`,
          value: -test.difference,
          low: -test.interval.high,
          high: -test.interval.low,
          p: test.pHolm,
          paper: paperDifference(test, block, { data, metric }),
        })),
    ),
  )
}

function paperDifference(
  { row, against }: StudyTest,
  block: StudyBlock,
  { data, metric }: { readonly data: StudyFigureData; readonly metric: MetricName },
): number | null {
  const place = { kind: data.file.kind, paper: paperDatasetOf(block.dataset, data.beside ?? {}), metric }
  const [own, other] = [row, against].map((name) => {
    const found = block.rows.find((one) => one.name === name)
    return found ? paperValue(found, place) : null
  })
  return typeof own === 'number' && typeof other === 'number' ? other - own : null
}
