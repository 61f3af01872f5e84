/** Table 5 by counters: what grows with N·N', with the number of updates, and with the records. */
import { describe, expect, it } from 'vitest'
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { createHashingEmbeddingModel } from '../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../adapters/lexical/lexicalLanguageModel.ts'
import { portsOf } from '../recnet/ports.testing.ts'
import { VARIANTS, type Variant } from '../recnet/workflow/variants.ts'
import { smallInteractions } from '../recnet/workflow/workflow.testing.ts'
import { buildRunner } from './experiments.testing.ts'

const world = {
  seed: 7,
  updateSize: 4,
  initialRouterCount: 3,
  minRouters: 1,
  routingQuantile: 0.1,
  evaluateEvery: 0,
}

async function runOf(variant: Variant, changes: Partial<Hyperparameters> = {}) {
  const settings = { ...world, ...VARIANTS[variant], ...changes }
  const ports = portsOf(createLexicalLanguageModel(), createHashingEmbeddingModel(), settings)
  const { runner, heard } = buildRunner(ports)
  await runner.replay()
  await runner.run()
  // The evaluator of these tests measures nothing.
  const facts = heard.filter(({ type }) => type !== 'evaluation-completed')
  const view = foldRun(emptyRunView(), facts)
  // N of each router-centric update.
  const updated = heard.flatMap((event) => (event.type === 'update-set-cleared' ? event.clients : []))
  return { view, updated, senders: updated.reduce((sum, one) => sum + one, 0) }
}

const callsOf = ({ calls }: RunView, prompt: string): number => calls[prompt]?.calls ?? 0

describe('w/o Router', () => {
  it.each([1, 2, 3, 5])(
    'asks for each pair of an updated and a downstream client: N·N′ with N′ = %i',
    async (k) => {
      for (const updateSize of [3, 5, 8]) {
        const { view, updated, senders } = await runOf('w/o Router', { retrievedClients: k, updateSize })
        expect(updated.every((size) => size >= 3)).toBe(true)
        const pairs = updated.reduce((sum, size) => sum + size * k, 0)
        expect([callsOf(view, 'digest'), view.propagationCalls, view.receivers]).toEqual([
          pairs,
          pairs,
          pairs,
        ])
        expect(view.receivers / senders).toBe(k)
        expect([view.routerCalls, view.routerUpdates]).toEqual([0, 0])
      }
    },
  )

  it('has no such calls where the nearest get the whole profile, and N where they are chosen', async () => {
    expect((await runOf('w/o CPR')).view).toMatchObject({ propagationCalls: 0, receivers: 0 })
    const chosen = await runOf('EM+LR', { retrievedClients: 2, consideredClients: 4 })
    expect([chosen.view.propagationCalls, chosen.view.receivers]).toEqual([
      chosen.senders,
      chosen.view.messages,
    ])
    const both = await runOf('EM+LR+LS', { retrievedClients: 2, consideredClients: 4 })
    expect(both.view.propagationCalls).toBe(both.senders + both.view.messages)
  })
})

describe('w/o Asynchronous', () => {
  it('updates routers after every record, and so asks more for them', async () => {
    const { view } = await runOf('w/o Asynchronous')
    const asynchronous = await Promise.all([4, 8].map((updateSize) => runOf('RecNet', { updateSize })))
    expect(view.routerStages).toBe(smallInteractions.length)
    const [often, seldom] = asynchronous.map((run) => run.view)
    expect([often?.routerStages, seldom?.routerStages]).toEqual([6, 3])
    expect(view.routerCalls).toBeGreaterThan(often?.routerCalls ?? 0)
    expect(often?.routerCalls).toBeGreaterThan(seldom?.routerCalls ?? 0)
    // M stays at most the number of routers, so that calls for routers are linear in the updates.
    for (const one of [view, ...asynchronous.map((run) => run.view)])
      expect(one.routerCalls).toBeLessThanOrEqual(2 * one.routerUpdates)
  })
})

describe('RecNet', () => {
  it('asks for clients in proportion to the records', async () => {
    const { view } = await runOf('RecNet')
    const records = smallInteractions.length
    // One prediction, one gradient and two optimizations a record.
    expect(['predict', 'gradient', 'client-optimizer'].map((prompt) => callsOf(view, prompt))).toEqual([
      records,
      records,
      2 * records,
    ])
    // Reception and extraction are at most one call each for the three clients of a record.
    expect(view.clientUpdates).toBe(3 * records)
    expect(view.clientCalls).toBeGreaterThanOrEqual(4 * records)
    expect(view.clientCalls).toBeLessThanOrEqual(10 * records)
    expect([view.propagationCalls, view.receivers]).toEqual([0, 0])
    expect(view.growth.points.map((point) => point.records)).toEqual(
      smallInteractions.map(({ step }) => step),
    )
    expect(view.growth.points.at(-1)?.calls).toBe(view.clientCalls + view.routerCalls)
  })
})

describe('w/o Buffer', () => {
  it('merges on delivery for clients, one call for each message', async () => {
    const { view } = await runOf('w/o Buffer')
    expect(callsOf(view, 'merge')).toBe(view.messages)
    expect(view.clientCalls).toBe(4 * smallInteractions.length + callsOf(view, 'extract') - 6 + view.messages)
  })
})
