/** A choice as a fact: the prediction of an interaction and its reward. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { Choice } from './chooseItem.ts'

/** Returns the fact. A choice that could not be read predicts nothing and counts as wrong. */
export function judgementOf(interaction: InteractionRecord, choice: Choice): NetworkEvent {
  const { step, user, positiveItem, negativeItem } = interaction
  const predicted = choice.isRight ? positiveItem : negativeItem
  return {
    type: 'interaction-judged',
    ...{ step, user, positiveItem, negativeItem },
    predictedItem: choice.chosen === null ? null : predicted,
    reward: choice.isRight ? 1 : 0,
    reasoning: choice.explanation,
    call: choice.call,
  }
}
