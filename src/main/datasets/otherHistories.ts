/** What may be learnt from a dataset that another one, on which is evaluated, is a sample of (§3.1.2, "-full"). */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionHistory, SplitHistory } from '#shared/vocabulary/interactions.ts'
import { leaveOneOut } from './leaveOneOut.ts'

/**
 * Returns the train items of every user of `full`, as leave-one-out divides them; of a user of the sample, only what comes before
 * its validation and test item, wherever these stand in the longer history. Users that the sample alone has follow with its train
 * items. Nothing else is known of what is held out.
 */
export function otherHistories(
  full: Pick<Dataset, 'histories'>,
  sample: readonly SplitHistory[],
): readonly SplitHistory[] {
  const sampled = new Map(sample.map((split) => [split.user, split]))
  const users = new Set<UserId>(full.histories.map(({ user }) => user))
  return [
    ...full.histories.map((history) => trainOnly(beforeHeldOut(history, sampled.get(history.user)))),
    ...sample.filter(({ user }) => !users.has(user)).map(withoutHeldOut),
  ]
}

/** Returns the items of both datasets, those of the full one first. */
export function otherItems(full: Pick<Dataset, 'items'>, sample: Pick<Dataset, 'items'>): Dataset['items'] {
  return new Map([...full.items, ...[...sample.items].filter(([item]) => !full.items.has(item))])
}

interface Cut {
  readonly history: InteractionHistory
  /** Whether something was cut off, so that the rest may be learnt from as a whole. */
  readonly isCut: boolean
}

function beforeHeldOut(history: InteractionHistory, split: SplitHistory | undefined): Cut {
  const heldOut = new Set<ItemId | null>([split?.validation ?? null, split?.test ?? null])
  const end = history.items.findIndex((item) => heldOut.has(item))
  if (end < 0) return { history, isCut: false }
  const timestamps = history.timestamps?.slice(0, end) ?? null
  return { history: { ...history, items: history.items.slice(0, end), timestamps }, isCut: true }
}

function trainOnly({ history, isCut }: Cut): SplitHistory {
  const { user, items, timestamps } = history
  if (isCut) return { user, train: items, trainTimestamps: timestamps, validation: null, test: null }
  return withoutHeldOut(leaveOneOut(history))
}

function withoutHeldOut(split: SplitHistory): SplitHistory {
  return { ...split, validation: null, test: null }
}
