/** Mean rewards of the same interactions in RecNet and its controls, as columns of a list. */
import type { MessagesRewards } from '#shared/vocabulary/studies/messagesReport.ts'
import { t } from '../../../locales/t.ts'
import { formatFixed } from '../../../ui/quantities.ts'

interface Rewarded {
  readonly rewards: MessagesRewards
}

/** A column of numbers in a `DataTable`. */
interface RewardColumn {
  readonly key: string
  readonly label: string
  readonly text: (row: Rewarded) => string
  readonly order: (row: Rewarded) => number
  readonly numeric: true
}

/** The columns; a dash stands where there is no such interaction, or no pair of it. */
export function rewardColumns(): readonly RewardColumn[] {
  return [
    column('reward', t('studyResults.reward'), ({ recNet }) => recNet),
    column('none', t('studyResults.noMessages'), ({ against }) => against['no messages']),
    column('shuffled', t('studyResults.shuffled'), ({ against }) => against['shuffled messages']),
  ]
}

function column(key: string, label: string, of: (rewards: MessagesRewards) => number | null): RewardColumn {
  return {
    key,
    label,
    text: ({ rewards }) => {
      const mean = of(rewards)
      return mean === null ? '–' : formatFixed(mean, 3)
    },
    order: ({ rewards }) => of(rewards) ?? -1,
    numeric: true,
  }
}
