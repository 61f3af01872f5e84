/** Mean rewards of the same interactions in RecNet and its controls, as columns of a list. */
import type { MessagesRewards } from '#shared/vocabulary/studies/messagesReport.ts'
import type { TableColumn } from '../../../ui/lists/DataTable.vue'

interface Rewarded {
  readonly rewards: MessagesRewards
}

/** Returns the columns; a dash stands where there is no such interaction, or no pair of it. */
export function rewardColumns<Row extends Rewarded>(): readonly TableColumn<Row>[] {
  const column = (
    key: string,
    label: string,
    of: (rewards: MessagesRewards) => number | null,
  ): TableColumn<Row> => ({
    key,
    label,
    text: ({ rewards }) => of(rewards)?.toFixed(3) ?? '–',
    order: ({ rewards }) => of(rewards) ?? -1,
    numeric: true,
  })
  return [
    column('reward', 'Reward', ({ recNet }) => recNet),
    column('none', 'No messages', ({ against }) => against['no messages']),
    column('shuffled', 'Shuffled', ({ against }) => against['shuffled messages']),
  ]
}
