/** Figure 6: cold items and users with plain and with augmented profiles. */
import { metricLabel } from '../../tables/studies/metricLabel.ts'
import { inEnglish, type Say } from '../../vocabulary/wording/inEnglish.ts'
import type { MetricName } from '../../vocabulary/results.ts'
import type { ColdStartPair, StudyBlock } from '../../vocabulary/studies/studyResults.ts'
import { barTable, groupName, type BarRow } from './barRows.ts'
import { groupedBarsOption } from './groupedBarsOption.ts'
import type { StudyFigure, StudyFigureData } from './studyFigure.ts'

/** In the order in which they are drawn. */
const PROFILES = ['plain', 'augmented'] as const
const COLD = { items: 'Cold items, n = {clients}', users: 'Cold users, n = {clients}' } as const
/** More pairs than panels have room beside one another. */
const PANELS = 2

export const coldStartFigure: StudyFigure = {
  name: 'study-cold-start',
  title: 'Cold start',
  explain:
    'Cold items (nobody interacted with them in training) and cold users (one interaction in training) with their plain profiles and with profiles that routers augmented; 95 % intervals. n: how many were ranked, as a mean over seeds. Nearest router: for how many no router passed the threshold, so that the nearest one was taken. More than two kinds are drawn at the last cutoff (Figure 6 of the paper), and only the table has that count.',
  isFor: (data) => pairsOf(data).length > 0,
  option: (data, theme) =>
    groupedBarsOption(
      {
        rows: rowsOf(data, 'drawn', theme.say),
        yName: yName(data),
        series: [...PROFILES].reverse().map((profile) => theme.say(profile)),
      },
      theme,
    ),
  table: (data) => barTable(rowsOf(data, 'written'), { group: 'group', series: 'profile' }),
}

interface NamedPair {
  /** Lines that say what it is of. */
  readonly name: string
  /** For how many clients no router passed the threshold. */
  readonly nearest: string
  readonly pair: ColdStartPair
  readonly block: StudyBlock
}

function pairsOf({ blocks }: StudyFigureData, say: Say = inEnglish): readonly NamedPair[] {
  const found = blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      (['items', 'users'] as const).flatMap((cold) => {
        const pair = row.coldStart?.[cold] ?? null
        return pair === null ? [] : [{ cold, pair, block, row }]
      }),
    ),
  )
  const several = (values: readonly string[]) => new Set(values).size > 1
  const severalRows = several(found.map(({ row }) => row.row))
  const severalNames = several(found.map(({ row }) => row.name))
  return found.map(({ cold, pair, block, row }) => {
    const point = row.name.startsWith(`${row.row}, `) ? row.name.slice(row.row.length + 2) : row.name
    const name = [
      ...(blocks.length > 1 ? [groupName(block, blocks)] : []),
      ...(severalNames ? [severalRows ? row.name : point] : []),
      say(COLD[cold], { clients: count(pair.clients) }),
    ].join('\n')
    const nearest = say('nearest router for {clients}', { clients: count(pair.fallbacks) })
    return { name, nearest, pair, block }
  })
}

/** Beside one another there is no room for all that a table says of a group. */
function rowsOf(data: StudyFigureData, as: 'drawn' | 'written', say: Say = inEnglish): readonly BarRow[] {
  const pairs = pairsOf(data, say)
  const inPanels = pairs.length <= PANELS
  const cutoffs = inPanels ? data.file.cutoffs : [lastCutoff(data)]
  return pairs.flatMap(({ name, nearest, pair, block }) =>
    cutoffs.flatMap((metric) =>
      PROFILES.map((profile) => ({
        panel: inPanels ? `${name}\n${nearest}` : '',
        group: inPanels ? metricLabel(metric) : beneath(as === 'drawn' ? name : `${name}\n${nearest}`),
        series: say(profile),
        value: pair[profile][metric],
        ...pair[`${profile}Interval`][metric],
        floor: block.floor?.[metric] ?? null,
        paper: null,
      })),
    ),
  )
}

function beneath(name: string): string {
  return name.replace(/(?:, |，)n = /, '\nn = ')
}

function yName(data: StudyFigureData): string {
  return pairsOf(data).length <= PANELS ? 'NDCG' : lastCutoff(data).toUpperCase()
}

function lastCutoff({ file }: StudyFigureData): MetricName {
  return file.cutoffs.at(-1) ?? 'ndcg@10'
}

function count(value: number): string {
  return String(Number(value.toFixed(1)))
}
