import { describe, expect, it } from 'vitest'
import type { TrainedModel } from './trainedModel.ts'
import { Training } from './training.ts'

const instances = [{ user: 'u:1', history: [], positiveItem: 'i:1', negatives: ['i:2', 'i:3'] }] as const

/** A model whose positive item has these places, epoch by epoch; its one parameter is the epoch. */
function scripted(places: readonly number[]) {
  let state = 0
  const model: TrainedModel = {
    epoch: async (number) => {
      state = number
      return 1 / number
    },
    scores: ({ candidates }) => {
      const place = places[state - 1] ?? 1
      return candidates.map((_, index) => (index === 0 ? 0 : index < place ? 1 : -1))
    },
    snapshot: () => [Float32Array.of(state)],
    restore: ([values]) => (state = values?.[0] ?? 0),
  }
  return { model, state: () => state }
}

async function reports(training: Training) {
  const all = []
  while (!training.isOver) all.push(await training.next(async () => undefined))
  return all
}

describe('Training', () => {
  it('ends after more epochs than the patience without a better one, and takes the best', async () => {
    const { model, state } = scripted([3, 1, 2, 2, 2, 2])
    const training = new Training(model, { epochs: 10, patience: 2 }, instances)
    // Ranks 3, 1, 2, 2, 2: NDCG 1/2, 1, and 1 / log2(3).
    expect((await reports(training)).map(({ validation }) => validation)).toEqual([0.5, 1, 1 / Math.log2(3), 1 / Math.log2(3), 1 / Math.log2(3)]) // prettier-ignore
    training.finish()
    expect(state()).toBe(2)
    expect(training.chosen).toEqual({ epoch: 2, loss: 0.5, validation: 1 })
  })

  it('goes through all epochs and takes the last where there is nothing to choose by', async () => {
    const alone = scripted([])
    const training = new Training(alone.model, { epochs: 3, patience: 1 }, [])
    expect(await reports(training)).toHaveLength(3)
    training.finish()
    expect(alone.state()).toBe(3)
    const patient = scripted([1, 2, 3])
    const whole = new Training(patient.model, { epochs: 3, patience: 0 }, instances)
    expect((await reports(whole)).map(({ epoch }) => epoch)).toEqual([1, 2, 3])
    whole.finish()
    expect(patient.state()).toBe(3)
  })

  it('lets tied items share their places', async () => {
    const { model } = scripted([])
    const tied = { ...model, scores: () => [0, 0, 0] }
    const training = new Training(tied, { epochs: 1, patience: 1 }, instances)
    const [report] = await reports(training)
    expect(report?.validation).toBeCloseTo((1 + 1 / Math.log2(3) + 1 / 2) / 3, 12)
  })

  it('takes no model whose training diverged for a good one', async () => {
    const { model } = scripted([])
    const diverged = { ...model, epoch: async (number: number) => (number === 1 ? 1 : NaN), scores: () => [NaN, NaN, 0] } // prettier-ignore
    const training = new Training(diverged, { epochs: 2, patience: 1 }, instances)
    // The positive item is tied with one other behind the third.
    expect((await training.next(async () => undefined)).validation).toBeCloseTo(
      (1 / Math.log2(3) + 1 / 2) / 2,
      12,
    )
    await expect(training.next(async () => undefined)).rejects.toMatchObject({ code: 'argument-invalid' })
  })

  it('stops between two pieces of work where the pause throws', async () => {
    const { model } = scripted([1])
    const training = new Training(model, { epochs: 5, patience: 1 }, instances)
    await expect(training.next(() => Promise.reject(new Error('cancelled')))).rejects.toThrow('cancelled')
  })
})
