/** Mean rewards of the same interactions in RecNet and its controls, as columns. */
import type { MessagesRewards } from '../../../vocabulary/studies/messagesReport.ts'
import type { TableColumn, TableRow } from '../../dataTable.ts'

export const rewardColumns: readonly TableColumn[] = [
  { key: 'reward', label: 'Reward', kind: 'number', decimals: 3 },
  { key: 'none', label: 'No messages', kind: 'number', decimals: 3 },
  { key: 'shuffled', label: 'Shuffled messages', kind: 'number', decimals: 3 },
]

/** Returns the values of these columns. */
export function rewardValues({ recNet, against }: MessagesRewards): TableRow {
  return { reward: recNet, none: against['no messages'], shuffled: against['shuffled messages'] }
}
