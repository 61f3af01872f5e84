/** §3.4.3 in a run: one fact after the final evaluation, the same however it is reached, and nothing else changes. */
import { describe, expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { Population } from '#shared/vocabulary/datasets.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ColdStartReport } from '#shared/vocabulary/studies/coldStart.ts'
import { createHashingEmbeddingModel } from '../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../adapters/lexical/lexicalLanguageModel.ts'
import type { TestInstance } from '../evaluation/evaluateRecommender.ts'
import type { RankedItems } from '../evaluation/protocol.ts'
import type { LanguageModel } from '../ports/languageModel.ts'
import { portsOf } from '../recnet/ports.testing.ts'
import { smallInteractions, smallPopulation } from '../recnet/workflow/workflow.testing.ts'
import { coldStartStage } from './coldStartStage.ts'
import { buildRunner } from './experiments.testing.ts'

const world = {
  seed: 3,
  updateSize: 4,
  initialRouterCount: 3,
  minRouters: 1,
  routingQuantile: 0.1,
  evaluateEvery: 0,
}
/** i:7 is new, and u:5 has one interaction. */
const population: Population = {
  ...smallPopulation,
  userIds: [...smallPopulation.userIds, 'u:5'],
  items: new Map([
    ...smallPopulation.items,
    ['i:7', { id: 'i:7', title: 'Blue Train', category: 'hard bop; modal jazz; trumpet', description: '' }],
  ]),
}
const interactions = [
  ...smallInteractions,
  { step: 13, user: 'u:5', positiveItem: 'i:1', negativeItem: 'i:2' } as const,
]
const tested = (user: TestInstance['user'], positiveItem: TestInstance['positiveItem']): TestInstance => {
  return { user, history: [], positiveItem, negatives: ['i:2', 'i:4', 'i:6'] }
}
const test = {
  instances: [tested('u:1', 'i:7'), tested('u:2', 'i:7'), tested('u:5', 'i:3')],
  statement: { repetitions: 2 },
} as unknown as RankedItems

function runnerOf(
  settings: Partial<Hyperparameters> = {},
  before: readonly (readonly StampedEvent[])[] = [],
  model = createLexicalLanguageModel(),
) {
  const ports = portsOf(model, createHashingEmbeddingModel(), { ...world, ...settings })
  return buildRunner(ports, before, {
    population,
    interactions,
    closing: (learner) => [coldStartStage(learner.augment.bind(learner), test)],
  })
}

/** The built-in agent, which answers several questions at once, the later ones first. */
function hastyModel(parallel: number): LanguageModel {
  const model = createLexicalLanguageModel()
  let asked = 0
  return {
    ...model,
    parallel,
    complete: async (request, cancellation) => {
      for (let turn = 5 - (asked++ % 5); turn > 0; turn--)
        await new Promise((resolve) => setImmediate(resolve))
      return model.complete(request, cancellation)
    },
  }
}

function reportIn(events: readonly StampedEvent[]): ColdStartReport {
  const found = events.flatMap((event) => (event.type === 'cold-start-evaluated' ? event.report : []))
  expect(found).toHaveLength(1)
  return found[0] as ColdStartReport
}

describe('the stage of cold start', () => {
  it('is one transaction after the final evaluation, with its calls, and leaves the network as it was', async () => {
    const { runner, learner, heard, log } = runnerOf()
    await runner.run()
    expect(log.transactions.slice(-3).map((events) => events.map(({ type }) => type))).toEqual([
      ['evaluation-completed', 'stage-completed'],
      ['cold-start-evaluated', 'stage-completed'],
      ['run-finished'],
    ])
    const [, ended] = log.transactions.at(-2) ?? []
    const calls = ended?.type === 'stage-completed' ? ended.calls : {}
    expect(ended).toMatchObject({ stage: 'cold-start', step: 13 })
    expect(calls['extract']?.calls).toBe(2)
    const without = buildRunner(
      portsOf(createLexicalLanguageModel(), createHashingEmbeddingModel(), world),
      [],
      {
        population,
        interactions,
      },
    )
    await without.runner.run()
    expect(learner.agents).toEqual(without.learner.agents)
    expect(heard.slice(0, without.heard.length - 1)).toEqual(without.heard.slice(0, -1))
  })

  it('ranks each cold client for each of its users and repetitions, both ways', async () => {
    const { runner, heard } = runnerOf()
    await runner.run()
    const { items, users } = reportIn(heard)
    expect([items.clients, users.clients]).toEqual([['i:7'], ['u:5']])
    expect(items.outcomes.map(({ client, user, repetition }) => [client, user, repetition])).toEqual([
      ['i:7', 'u:1', 0],
      ['i:7', 'u:1', 1],
      ['i:7', 'u:2', 0],
      ['i:7', 'u:2', 1],
    ])
    expect(users.outcomes.map(({ client, user, positiveItem }) => [client, user, positiveItem])).toEqual([
      ['u:5', 'u:5', 'i:3'],
      ['u:5', 'u:5', 'i:3'],
    ])
    for (const { plain, augmented } of [...items.outcomes, ...users.outcomes])
      for (const rank of [plain, augmented]) expect([1, 2, 3, 4]).toContain(rank)
    expect([...items.unaugmented, ...users.unaugmented]).toEqual([])
  })

  it('writes the same log after a kill, with the stage as a whole done again', async () => {
    const whole = runnerOf()
    await whole.runner.run()
    const { transactions } = whole.log
    for (const kept of [1, transactions.length - 3, transactions.length - 2, transactions.length - 1]) {
      const resumed = runnerOf({}, transactions.slice(0, kept))
      await resumed.runner.replay()
      await resumed.runner.run()
      expect(resumed.log.transactions).toEqual(transactions)
    }
  })

  it('is the same side by side as one after the other', async () => {
    const alone = runnerOf({}, [], hastyModel(1))
    const together = runnerOf({}, [], hastyModel(8))
    await alone.runner.run()
    await together.runner.run()
    expect(together.log.transactions).toEqual(alone.log.transactions)
  })

  it('takes the nearest router and counts it where no router passes', async () => {
    const { runner, heard } = runnerOf({ thresholdMode: 'absolute', routingThreshold: 1 })
    await runner.run()
    const { items, users } = reportIn(heard)
    expect([items.fallbacks, users.fallbacks]).toEqual([['i:7'], ['u:5']])
  })

  it('augments nobody without routers, counts it, and asks for one ranking', async () => {
    const { runner, heard, log } = runnerOf({ propagation: 'retrieval', optimizeRouters: false })
    await runner.run()
    const { items, users } = reportIn(heard)
    expect([items.unaugmented, users.unaugmented, items.fallbacks]).toEqual([['i:7'], ['u:5'], []])
    expect(items.outcomes.every(({ plain, augmented }) => plain === augmented)).toBe(true)
    const ended = log.transactions.at(-2)?.at(-1)
    const calls = ended?.type === 'stage-completed' ? ended.calls : {}
    expect([calls['rank']?.calls, calls['extract']]).toEqual([6, undefined])
  })

  it('says so with empty lists where nobody is cold', async () => {
    const { runner, heard } = buildRunner(
      portsOf(createLexicalLanguageModel(), createHashingEmbeddingModel(), world),
      [],
      {
        closing: (learner) => [
          coldStartStage(learner.augment.bind(learner), { ...test, instances: [tested('u:1', 'i:1')] }),
        ],
      },
    )
    await runner.run()
    const nobody = { clients: [], fallbacks: [], unaugmented: [], outcomes: [] }
    expect(reportIn(heard)).toEqual({ items: nobody, users: nobody })
  })
})
