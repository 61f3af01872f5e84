/** The training data of the original SASRec: the newest items of each history, and a negative item at every position. */
import type { Random } from '../../ports/random.ts'
import { negativeSampler } from '../training/negativeSampler.ts'
import type { Example } from './example.ts'

/** Returns one example for each history of at least two items; `items` is the number of all items. */
export function binaryExamples(
  histories: readonly (readonly number[])[],
  most: number,
  items: number,
  random: Random,
): readonly Example[] {
  const draw = negativeSampler(items)
  return histories.flatMap((all) => {
    if (all.length < 2) return []
    const known = new Set(all)
    const history = all.slice(0, -1).slice(-most)
    const targets = all.slice(1).slice(-most)
    return [{ history, targets, negatives: targets.map(() => draw(random, known)) }]
  })
}
