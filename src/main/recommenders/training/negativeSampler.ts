/** Negative items of training, uniform over all items but those that the user trains on. */
import type { Random } from '../../ports/random.ts'
import { WorkbenchError } from '#shared/errors.ts'

/** Returns a function that draws an item from 1 to `items` that is not in a set. */
export function negativeSampler(items: number) {
  return (random: Random, known: ReadonlySet<number>): number => {
    if (known.size >= items)
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: 'negative items',
        expected: 'an item that the user does not train on',
        found: `a user who trains on all ${items} items`,
      })
    for (;;) {
      const item = 1 + random.below(items)
      if (!known.has(item)) return item
    }
  }
}
