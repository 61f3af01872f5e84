/** Training as stages of a run: its facts, a grid search, and a resume in the middle. */
import { describe, expect, it } from 'vitest'
import type { MethodEvent, StampedEvent } from '#shared/events/runEvents.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { trainingPorts } from '../../recommenders/training/training.testing.ts'
import type { Learner, LearningWork } from '../method.ts'
import { variantNamed } from '../methods.ts'

const items = Array.from({ length: 8 }, (_, index): ItemId => `i:${index}`)
const splits = Array.from({ length: 6 }, (_, user) => ({
  user: `u:${user}` as const,
  train: [0, 1, 2].map((place) => items[(user + place) % 8]!),
  trainTimestamps: null,
  validation: items[(user + 3) % 8]!,
  test: items[(user + 4) % 8]!,
}))
const work = {
  population: { items: new Map(items.map((id) => [id, { id, title: '', category: '', description: '' }])) },
  splits,
  validation: splits.map(({ user, train, validation }) => {
    const negatives = items.filter((item) => !train.includes(item) && item !== validation)
    return { user, history: train, positiveItem: validation, negatives }
  }),
  interactions: [],
  ports: trainingPorts(7),
} as unknown as LearningWork

const small = { dimensions: 8, innerSize: 8, batchSize: 8, epochs: 4, patience: 0, learningRate: 0.01 }

function learnerOf(variant: string, values: Readonly<Record<string, unknown>>): Learner {
  return variantNamed(variant).method.learner(variant, values)
}

/** Performs and applies stages to the end, or so many of them, after those that were before. */
async function learnt(learner: Learner, before: readonly StampedEvent[] = [], most = Infinity) {
  learner.apply(before)
  const all: StampedEvent[] = [...before]
  for (let count = 0; count < most; count++) {
    const [stage] = learner.nextStages([])
    if (!stage) break
    const events: readonly MethodEvent[] = await learner.perform(stage, work)
    const stamped = events.map((event, index) => ({ ...event, seq: all.length + index + 1, step: 0 }))
    learner.apply(stamped)
    all.push(...stamped)
    await learner.refresh(stage.kind, work)
  }
  return all
}

async function ranked(learner: Learner) {
  const recommender = await learner.recommender(work)
  const { ranking } = await recommender.rank({
    user: 'u:0',
    history: splits[0]!.train,
    candidates: items,
    repetition: 0,
  })
  return ranking
}

describe('a recommender that learns in epochs, as a method', () => {
  it('states every epoch, what it chose, and that it is fitted', async () => {
    const learner = learnerOf('SASRec', small)
    const events = await learnt(learner)
    expect(events.map(({ type }) => type)).toEqual([
      ...Array<string>(4).fill('epoch-completed'),
      'trial-completed',
      'recommender-fitted',
    ])
    expect(events[3]).toMatchObject({ trial: 1, epoch: 4, validation: expect.any(Number) as number })
    expect(events[4]).toMatchObject({ trial: 1, settings: {}, epoch: 4 })
    expect(learner.nextStages([])).toEqual([])
    expect(await ranked(learner)).toHaveLength(8)
  })

  it.each(['BPR', 'LightGCN', 'SASRec'])(
    '%s goes on to the same facts wherever it was stopped',
    async (variant) => {
      const values = variant === 'SASRec' ? small : { dimensions: 8, batchSize: 8, epochs: 4, patience: 1 }
      const whole = learnerOf(variant, values)
      const events = await learnt(whole)
      for (const stages of [1, 3, events.length - 2]) {
        const before = await learnt(learnerOf(variant, values), [], stages)
        const resumed = learnerOf(variant, values)
        expect(await learnt(resumed, before)).toEqual(events)
        expect(await ranked(resumed)).toEqual(await ranked(whole))
      }
    },
  )

  it('takes the trial with the best validation items, after a kill as before', async () => {
    const values = { ...small, gridSearch: true, gridBudget: 3, epochs: 2 }
    const whole = learnerOf('SASRec', values)
    const events = await learnt(whole)
    const trials = events.filter((event) => event.type === 'trial-completed')
    expect(trials.map(({ settings }) => settings)).toEqual([
      { learningRate: 0.01, dropout: 0.5 },
      { learningRate: 0.001, dropout: 0.5 },
      { learningRate: 0.0005, dropout: 0.5 },
    ])
    const again = learnerOf('SASRec', values)
    again.apply(events)
    expect(again.nextStages([])).toEqual([])
    expect(await ranked(again)).toEqual(await ranked(whole))
  })

  it('stops within an epoch and does not take it up half-way', async () => {
    const events = await learnt(learnerOf('SASRec', small))
    const learner = learnerOf('SASRec', small)
    const before = await learnt(learner, [], 2)
    const [stage] = learner.nextStages([])
    const cancelled = new Error('cancelled')
    let pauses = 0
    const breathe = async () => {
      if (++pauses === 2) throw cancelled
    }
    const stopping = { ...work, ports: { ...work.ports, breathe } }
    await expect(learner.perform(stage!, stopping)).rejects.toBe(cancelled)
    const rest = await learnt(learner, [], 1)
    expect({ ...rest[0], seq: 3 }).toEqual(events[2])
    expect(before).toEqual(events.slice(0, 2))
  })

  it('refuses to go on where it would not come out the same', async () => {
    const [first] = await learnt(learnerOf('SASRec', small), [], 1)
    const learner = learnerOf('SASRec', small)
    learner.apply([{ ...first, loss: 1 } as StampedEvent])
    await expect(learner.perform(learner.nextStages([])[0]!, work)).rejects.toMatchObject({
      code: 'internal',
    })
  })

  it('refuses sizes that cannot be computed with', () => {
    const refused = (values: Readonly<Record<string, unknown>>) => () => learnerOf('SASRec', values)
    expect(refused({ dimensions: 10, heads: 1 })).toThrow(/multiple of four/)
    expect(refused({ dimensions: 16, heads: 8 })).toThrow(/divides 16/)
  })
})
