/** Mean rewards of some interactions in RecNet and in its controls, without any test. */
import type { MessageControl, MessagesRewards } from '#shared/vocabulary/studies/messagesReport.ts'
import type { PairedInteraction } from './pairSeeds.ts'

/** Returns means over interactions; that of a control is null where one of the interactions has no pair in it. */
export function rewardsOf(interactions: readonly PairedInteraction[]): MessagesRewards {
  const against = (control: MessageControl) => meanOf(interactions.map((pair) => pair.against[control]))
  return {
    recNet: meanOf(interactions.map(({ reward }) => reward)),
    against: { 'no messages': against('no messages'), 'shuffled messages': against('shuffled messages') },
  }
}

function meanOf(rewards: readonly (0 | 1 | null)[]): number | null {
  let sum = 0
  for (const reward of rewards) {
    if (reward === null) return null
    sum += reward
  }
  return rewards.length === 0 ? null : sum / rewards.length
}
