import { describe, expect, it } from 'vitest'
import { BatchRounds, inOrderOfSequences, priorityOf } from './batchRounds.ts'

const partsOf = (size: number, ...tokens: readonly (readonly [sequence: number, count: number])[]) =>
  inOrderOfSequences({
    size,
    items: tokens.map(([sequence, count]) => ({
      tokens: Array.from({ length: count }, () => 1),
      logits: [],
      evaluationPriority: priorityOf(sequence),
    })) as never,
  }).map(({ item, processAmount }) => [item.evaluationPriority, processAmount])

describe('the parts of a batch', () => {
  it('come in the order of their sequences, in whatever order they were asked for', () => {
    expect(partsOf(512, [2, 1], [0, 1], [7, 1], [1, 1])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [7, 1],
    ])
  })

  it('leave a place for everyone beside a long prompt, which gets the rest', () => {
    expect(partsOf(512, [1, 2000], [0, 1], [2, 1])).toEqual([
      [0, 1],
      [1, 510],
      [2, 1],
    ])
    expect(partsOf(512, [0, 300], [1, 300], [2, 300])).toEqual([
      [0, 172],
      [1, 170],
      [2, 170],
    ])
  })
})

describe('the rounds of a batch', () => {
  it('begin when all that write wait, and without one that has left', async () => {
    const rounds = new BatchRounds()
    const begun: string[] = []
    const wait = (name: string) => rounds.next().then(() => begun.push(name))
    rounds.join()
    rounds.join()
    rounds.join()
    const [first, second] = [wait('a'), wait('b')]
    await Promise.resolve()
    expect(begun).toEqual([])
    rounds.leave()
    await Promise.all([first, second])
    expect(begun).toEqual(['a', 'b'])
    expect(rounds.writers).toBe(2)
  })

  it('begin at once for one alone', async () => {
    const rounds = new BatchRounds()
    rounds.join()
    await rounds.next()
    await rounds.next()
    rounds.leave()
    expect(rounds.writers).toBe(0)
  })
})
