import { describe, expect, it } from 'vitest'
import type { Dataset, ItemText } from '#shared/vocabulary/datasets.ts'
import { parseHyperparameters, type Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { interactionSequence } from '../../datasets/interactionSequence.ts'
import { leaveOneOut } from '../../datasets/leaveOneOut.ts'
import { assumedCalls, messagesEach, ratesOf, scoredRouters, updateStructure } from './expectedCalls.ts'
import { expectedCalls, expectedStages } from './expectedStages.ts'
import { interactionCount } from '../../evaluation/interactionCount.ts'
import type { Protocol } from '../../evaluation/protocol.ts'
import type { CallRates } from '../callForecast.ts'

const record = (step: number, user: number, item: number): InteractionRecord => {
  return { step, user: `u:${user}`, positiveItem: `i:${item}`, negativeItem: 'i:9' }
}
/** Clients of the five records: u1 i1 i9 | u1 i2 | u2 i1 || u1 i1 i9 | u2 i1: nine updated clients in all. */
const protocol = {
  interactions: [record(1, 1, 1), record(2, 1, 2), record(3, 2, 1), record(4, 1, 1), record(5, 2, 1)],
  test: {
    instances: [
      { user: 'u:1', history: [], positiveItem: 'i:1', negatives: ['i:2', 'i:9'] },
      { user: 'u:2', history: [], positiveItem: 'i:2', negatives: ['i:1', 'i:9'] },
    ],
  },
} as unknown as Protocol
const settings = parseHyperparameters({
  updateSize: 5,
  initialRouterCount: 2,
  evaluateEvery: 2,
  curveOn: 'test',
  repetitions: 3,
})
const dataset = {
  items: new Map([['i:1', { title: 'A' }], ['i:2', { title: 'B' }], ['i:9', { title: 'C' }]]),
  histories: [{}, {}],
  users: new Map([['u:1', { text: 'age: 30' }], ['u:2', { text: '' }]]),
} as unknown as Dataset // prettier-ignore

/** Five clients of two attributes each, of four kinds in all. */
const attributes = { clients: 5, counts: [2, 2], variety: 4 }
/** Of two routers those that a new attribute reaches in an update. */
const REACHED = 1.582502
/** Of these the ones with which a client shares an attribute, while each client is updated 1.8 times. */
const SCORED = REACHED * 0.932917

describe('updateStructure', () => {
  it('counts router-centric updates and updated clients as the run will', () => {
    // After three records u1 i1 i9 i2 u2 are five; the last two leave u1 i1 i9 u2 to be flushed.
    expect(updateStructure(protocol, settings)).toEqual({
      interactions: 5,
      clientUpdates: 15,
      routerStages: 2,
      updatedClients: 9,
      // Of the fourth record all three have seen an update go by, of the fifth u2 alone.
      mayReceive: 4,
      // The flush at the end concerns all five clients of the test.
      mayReceiveAtTest: 5,
    })
    expect(updateStructure(protocol, { ...settings, flushAtEnd: false })).toMatchObject({
      routerStages: 1,
      updatedClients: 5,
      mayReceive: 4,
      // Without it i2 alone has received nothing since the only update.
      mayReceiveAtTest: 1,
    })
    expect(updateStructure(protocol, { ...settings, updateSize: 1 })).toMatchObject({
      routerStages: 5,
      updatedClients: 15,
    })
  })
})

const measured = { lambda: 2, routerCalls: 3, propagationCalls: 0 }

function stagesOf(rates: CallRates | null, changes: Partial<Hyperparameters> = {}) {
  const own = { ...settings, ...changes }
  return expectedStages(updateStructure(protocol, own), rates, { dataset, protocol, settings: own })
}

describe('expectedStages', () => {
  it('adds first attributes and routers, λN + M, and every evaluation', () => {
    // First: 3 items and 1 user read, 2 routers. Updates: 2 x 15 + 3 x 2. Evaluations: 3, each 2 x 3 rankings and 0.7 x 5 merges.
    expect(expectedCalls(stagesOf(measured))).toBe(Math.round(4 + 2 + 36 + 3 * (6 + 3.5)))
    // A curve on validation items ends with a point of its own, and the test comes after it.
    expect(expectedCalls(stagesOf(measured, { curveOn: 'validation' }))).toBe(
      Math.round(4 + 2 + 36 + 4 * (6 + 3.5)),
    )
    const atEnd = { evaluateEvery: 0, testTimeReception: false, firstProfiles: 'model' } as const
    expect(expectedCalls(stagesOf(measured, atEnd))).toBe(4 + 4 + 2 + 36 + 6)
    const direct = { ...atEnd, firstProfiles: 'template', propagation: 'retrieval' } as const
    expect(expectedCalls(stagesOf({ ...measured, routerCalls: 0 }, direct))).toBe(30 + 6)
    // Where calls decide what is sent to whom, both updates make 4 of them.
    const perReceiver = { lambda: 2, routerCalls: 0, propagationCalls: 4 }
    expect(expectedCalls(stagesOf(perReceiver, { ...direct, digestMessages: true }))).toBe(30 + 4 * 2 + 6)
  })

  it('says for each stage how often it comes and which prompts it asks', () => {
    const [first, client, router, evaluation] = stagesOf(null)
    expect(first).toEqual({
      stage: 'initialization',
      part: 'initialization',
      count: 1,
      calls: { describe: 0, extract: 4, summarize: 2 },
    })
    // 0.7 of four clients in five records have messages; each record is judged and two modules are optimised for it.
    expect(client).toMatchObject({ stage: 'client-centric', part: 'learning', count: 5 })
    expect(client?.calls).toEqual({
      merge: expect.closeTo(0.56, 12) as number,
      predict: 1,
      gradient: 1,
      'client-optimizer': 2,
    })
    expect(router).toMatchObject({ part: 'learning', count: 2, calls: { extract: 4.5, merge: 0 } })
    expect(evaluation).toMatchObject({ part: 'evaluation', count: 3, calls: { merge: 3.5, rank: 6 } })
  })

  it('adds cold start where it is asked for: both rankings of each cold client, and two calls for each', () => {
    // With one record i:2 is an item that nobody took, and u:1 has one interaction: two rankings, three times, both ways.
    const young = { ...protocol, interactions: protocol.interactions.slice(0, 1) }
    const last = (changes: Partial<Hyperparameters>) => {
      const own = { ...settings, ...changes }
      return expectedStages(updateStructure(young, own), null, {
        dataset,
        protocol: young,
        settings: own,
      }).at(-1)
    }
    const asked = last({ coldStart: true, testTimeReception: false })
    expect(asked).toMatchObject({ stage: 'cold-start', part: 'cold-start', count: 1 })
    expect(asked?.calls).toEqual({ extract: 2, merge: 2, rank: 12 })
    // Without routers nothing is augmented, and both rankings are one.
    const direct = last({ coldStart: true, testTimeReception: false, propagation: 'retrieval' })
    expect(direct?.calls).toEqual({ extract: 0, merge: 0, rank: 6 })
    expect(last({})?.stage).toBe('evaluation')
  })

  it('reads equal texts once', () => {
    const twins = {
      ...dataset,
      items: new Map<ItemId, ItemText>([...dataset.items, ['i:3', { title: 'A' } as ItemText]]),
    }
    const structure = updateStructure(protocol, settings)
    const [first] = expectedStages(structure, null, { dataset: twins, protocol, settings })
    expect(first?.calls['extract']).toBe(4)
  })
})

describe('assumedCalls', () => {
  it('assumes rates from the stages that are on', () => {
    const structure = updateStructure(protocol, settings)
    const assumedRates = (changes: Partial<Hyperparameters> = {}) =>
      ratesOf(structure, assumedCalls(structure, { ...settings, ...changes }, attributes))
    // 0.7 x 4 merges in all, a prediction, a gradient and two optimiser calls each; nine extractions.
    expect(assumedRates().lambda).toBeCloseTo((2.8 + 5 * 4 + 9) / 15, 12)
    // Updates of 4.5 clients bring 4 (1 - exp(-0.37 · 2 · 4.5 / 4)) attributes: 2 (1 - 1/2^2.26) routers, summarised, 0.65 of them optimised.
    expect(assumedRates().routerCalls).toBeCloseTo(REACHED * 1.65, 4)
    const direct = assumedRates({ propagation: 'retrieval' })
    const lambda = expect.closeTo((2.8 + 20) / 15, 12) as number
    expect(direct).toEqual({ lambda, routerCalls: 0, propagationCalls: 0 })
    // N·N': 9 clients in 2 updates, each with 3 receivers; N: one choice of receivers for each.
    const withoutRouter = { propagation: 'retrieval', digestMessages: true, retrievedClients: 3 } as const
    expect(assumedRates(withoutRouter)).toEqual({ lambda, routerCalls: 0, propagationCalls: 13.5 })
    expect(assumedRates({ ...withoutRouter, selectReceivers: true }).propagationCalls).toBe(18)
    // A fifth of the scored pairs for each of five clients in both updates.
    const unbuffered = assumedRates({ messageBuffer: false })
    expect(unbuffered.lambda).toBeCloseTo((5 * 4 + 2 * 5 * 0.2 * SCORED + 9) / 15, 4)
  })
})

describe('messagesEach', () => {
  const structure = updateStructure(protocol, settings)
  const each = (changes: Partial<Hyperparameters>) =>
    messagesEach(structure, { ...settings, ...changes }, attributes)
  it('follows from what the threshold lets pass of the scored pairs, and from the most that a client is sent', () => {
    expect(scoredRouters(structure, settings, attributes)).toBeCloseTo(SCORED, 4)
    expect(each({})).toBeCloseTo(0.2 * SCORED, 4)
    expect(each({ routingQuantile: 0.5 })).toBeCloseTo(0.5 * SCORED, 4)
    expect(each({ routingQuantile: 0, maxRoutersPerClient: 1 })).toBe(1)
    expect(each({ thresholdMode: 'absolute', routingQuantile: 0.5 })).toBeCloseTo(0.2 * SCORED, 4)
    expect(each({ attributeScope: 'new' })).toBeCloseTo(0.2 * 0.6 * SCORED, 4)
  })

  it('is none where nothing is delivered, and then nobody merges', () => {
    expect(each({ delivery: 'none' })).toBe(0)
    const merges = stagesOf(null, { delivery: 'none' }).map(({ calls }) => calls['merge'] ?? 0)
    expect(merges).toEqual([0, 0, 0, 0])
  })
})

describe('interactionCount', () => {
  const histories = [
    { user: 'u:1', items: ['i:1', 'i:2', 'i:3', 'i:4'], timestamps: null },
    { user: 'u:2', items: ['i:1', 'i:3', 'i:5'], timestamps: null },
    { user: 'u:3', items: ['i:1', 'i:2', 'i:5', 'i:6'], timestamps: null },
  ] as const
  it.each([
    [{ includeFirst: true, interactionLimit: 0, feedbackExcludes: 'sequence' }, 1],
    [{ includeFirst: false, interactionLimit: 0, feedbackExcludes: 'sequence' }, 0],
    [{ includeFirst: true, interactionLimit: 1, feedbackExcludes: 'training' }, 1],
    [{ includeFirst: true, interactionLimit: 0, feedbackExcludes: 'training' }, 1],
  ] as const)('is the length of the sequence that the run learns from: %o', (options, known) => {
    const sequence = interactionSequence(
      histories.map(leaveOneOut),
      { ...options, excludes: options.feedbackExcludes, negatives: 'uniform' },
      seededRandom(1),
    )
    const expected =
      options.interactionLimit === 0 ? sequence.length : Math.min(sequence.length, options.interactionLimit)
    expect(interactionCount({ histories } as unknown as Dataset, options)).toBe(expected)
    // u:1 and u:3 know both items that anybody trains on, so only u:2 has a negative.
    expect(expected).toBe(known)
  })
})
