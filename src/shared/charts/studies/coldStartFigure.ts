/** Figure 6: cold items and users with plain and with augmented profiles. */
import { metricLabel } from '../../tables/studies/metricLabel.ts'
import type { ColdStartPair } from '../../vocabulary/studies/studyResults.ts'
import { barTable, groupName, type BarRow } from './barRows.ts'
import { groupedBarsOption } from './groupedBarsOption.ts'
import type { StudyFigure, StudyFigureData } from './studyFigure.ts'

const PROFILES = ['augmented', 'plain'] as const

export const coldStartFigure: StudyFigure = {
  name: 'study-cold-start',
  title: 'Cold start',
  explain:
    'Cold items (nobody interacted with them in training) and cold users (one interaction in training) with their plain profiles and with profiles that routers augmented; 95 % intervals. n: how many were ranked, as a mean over seeds. Nearest: for how many no router passed the threshold, so that the nearest one was taken (Figure 6 of the paper).',
  isFor: ({ blocks }) => blocks.some(({ rows }) => rows.some(({ coldStart }) => coldStart !== null)),
  option: (data, theme) => groupedBarsOption({ rows: rowsOf(data), yName: 'NDCG', series: PROFILES }, theme),
  table: (data) => barTable(rowsOf(data), { group: 'cutoff', series: 'profile' }),
}

function rowsOf(data: StudyFigureData): readonly BarRow[] {
  const { blocks, file } = data
  const several = blocks.flatMap(({ rows }) => rows.filter(({ coldStart }) => coldStart !== null)).length > 1
  return blocks.flatMap((block) =>
    block.rows.flatMap(({ name, coldStart }) =>
      (['items', 'users'] as const).flatMap((cold) => {
        const pair = coldStart?.[cold] ?? null
        if (pair === null) return []
        const of = blocks.length > 1 ? groupName(block, blocks).replaceAll('\n', ', ') : name
        const panel = `${several ? `${of}\n` : ''}Cold ${cold}, n = ${count(pair.clients)}\nnearest router for ${count(pair.fallbacks)}`
        return file.cutoffs.flatMap((metric) =>
          [...PROFILES].reverse().map((profile) => ({
            panel,
            group: metricLabel(metric),
            series: profile,
            ...valuesOf(pair, profile, metric),
            floor: block.floor?.[metric] ?? null,
            paper: null,
          })),
        )
      }),
    ),
  )
}

function valuesOf(
  pair: ColdStartPair,
  profile: (typeof PROFILES)[number],
  metric: keyof ColdStartPair['plain'],
) {
  const { low, high } = pair[`${profile}Interval`][metric]
  return { value: pair[profile][metric], low, high }
}

function count(value: number): string {
  return String(Number(value.toFixed(1)))
}
