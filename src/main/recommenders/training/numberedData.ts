/** The training data with numbers in place of ids, as models with tables of vectors read it. */
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { TrainingData } from '../recommender.ts'

/** Users and items have numbers from 1; row 0 of a table stands for none. */
export interface NumberedData {
  readonly itemNumbers: ReadonlyMap<ItemId, number>
  readonly userNumbers: ReadonlyMap<UserId, number>
  /** The train items of each user by number, oldest first: those of user n are at n - 1. */
  readonly histories: readonly (readonly number[])[]
}

/** Numbers items in the order of `items`, then those that only histories have; users in the order of histories. */
export function numberedData({ histories, items }: Pick<TrainingData, 'histories' | 'items'>): NumberedData {
  const itemNumbers = new Map([...items.keys()].map((item, index) => [item, index + 1]))
  for (const { train } of histories)
    for (const item of train) if (!itemNumbers.has(item)) itemNumbers.set(item, itemNumbers.size + 1)
  return {
    itemNumbers,
    userNumbers: new Map(histories.map(({ user }, index) => [user, index + 1])),
    histories: histories.map(({ train }) => numbersOf(train, itemNumbers)),
  }
}

/** Returns the numbers of items, without those that are not known. */
export function numbersOf(
  items: readonly ItemId[],
  itemNumbers: ReadonlyMap<ItemId, number>,
): readonly number[] {
  return items.flatMap((item) => itemNumbers.get(item) ?? [])
}
