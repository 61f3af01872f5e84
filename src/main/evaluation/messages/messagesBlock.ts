/** Do messages help? RecNet beside its controls, from what their logs tell. */
import type { RandomFor } from '../../ports/random.ts'
import type { MessagesBlock } from '#shared/vocabulary/studies/messagesReport.ts'
import { compareRewardsSteps } from './compareRewards.ts'
import type { MessagesInput } from './messagesInput.ts'
import { messagesNotes } from './messagesNotes.ts'
import { messagesRouters } from './messagesRouters.ts'
import { messagesRules } from './messagesRules.ts'
import { messagesSummary } from './messagesSummary.ts'
import { pairSeeds } from './pairSeeds.ts'

/** Where the random numbers come from, and from which edit ratio on two rules are one. */
export interface MessagesOptions {
  readonly randomFor: RandomFor
  /** 0 to 1: the `attributeSimilarity` by which the runs join attributes. */
  readonly ratio: number
}

/**
 * Makes the report on one block. With other seeds, or without a control, the same figures are made of what there is.
 * Yields between pieces of work, so that other calls can be answered meanwhile.
 */
export function* messagesBlockSteps(
  input: MessagesInput,
  { randomFor, ratio }: MessagesOptions,
): Generator<undefined, MessagesBlock> {
  const { dataset, model, row, caveat, recNet } = input
  const { interactions, seeds } = pairSeeds(input)
  const comparisons = yield* compareRewardsSteps(interactions, randomFor)
  yield
  const rules = messagesRules(recNet, interactions, ratio)
  yield
  const routers = messagesRouters(recNet, interactions)
  return {
    dataset,
    model,
    row,
    caveat,
    seeds,
    summary: messagesSummary({ comparisons, rules, seeds }),
    notes: messagesNotes({ caveat, seeds, comparisons }),
    comparisons,
    routers,
    rules,
  }
}
