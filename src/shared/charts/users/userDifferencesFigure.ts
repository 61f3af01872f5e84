/** The differences between two methods by user, as a figure. */
import type { ComparedUsers } from '../../evaluation/comparedUsers.ts'
import type { UserFigureName } from '../../vocabulary/figures.ts'
import { inEnglish, type Say } from '../../vocabulary/wording/inEnglish.ts'
import { metricName } from '../../evaluation/metricName.ts'
import type { FigureOf } from '../figure.ts'
import { userDifferencesOption } from './userDifferencesOption.ts'

/** The differences, the user who stands out on screen, and the line that says what the run is. */
export interface UserFigureData extends ComparedUsers {
  readonly chosen: string | null
  readonly protocol: string
}

export type UserFigure = FigureOf<UserFigureName, UserFigureData>

export const userDifferencesFigure: UserFigure = {
  name: 'user-differences',
  title: 'Differences per user',
  explain:
    'For each test user, the metric of the own method minus that of the reference, as means over repetitions; the largest gain first. The dashed line is the mean (§3.1.3).',
  option: (data, theme) =>
    userDifferencesOption(
      { differences: data.differences, what: whatOf(data, theme.say), chosen: data.chosen },
      theme,
    ),
  table: ({ own, reference, differences }) => ({
    columns: [
      { key: 'place', label: 'Place', kind: 'number', decimals: 0 },
      { key: 'user', label: 'User', kind: 'text' },
      { key: 'own', label: own, kind: 'number', decimals: 4 },
      { key: 'other', label: reference, kind: 'number', decimals: 4 },
      { key: 'difference', label: 'Difference', kind: 'number', decimals: 4 },
    ],
    rows: differences.map((one, index) => ({ ...one, place: index + 1 })),
  }),
}

/** Returns what the differences are of: `NDCG@10, RecNet − Pop`. */
export function whatOf({ metric, own, reference }: ComparedUsers, say: Say = inEnglish): string {
  return `${metricName(metric)}, ${own} − ${say(reference)}`
}

/** Returns the line under the title of the figure. */
export function userFigureLine(data: UserFigureData): string {
  return `${whatOf(data)} · ${data.protocol}`
}
