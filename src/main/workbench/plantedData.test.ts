/** What was planted in the demo is known, so what routers and rules find can be held against it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunReport } from '#shared/events/runReport.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { mergeByRules } from '../adapters/lexical/mergeByRules.ts'
import { openRunFolder } from '../adapters/files/runFolder.ts'
import { firstFilterMemory } from '../recnet/reception/filterMemory.ts'
import { createEngine } from './createEngine.ts'
import { reportOf, resources } from './engine.testing.ts'

const INITIAL_COUNTS = [5, 10, 20, 40] as const

describe('RecNet on the planted demo', () => {
  let home: string
  const reports = new Map<number, RunReport>()
  const names = new Map<number, string>()
  const folderOf = (initialRouterCount: number) => join(home, 'runs', names.get(initialRouterCount) ?? '')
  const eventsOf = async (initialRouterCount: number): Promise<readonly StampedEvent[]> => {
    const events: StampedEvent[] = []
    const run = await openRunFolder(folderOf(initialRouterCount))
    for await (const some of run.transactions()) events.push(...some)
    return events
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'recnet-planted-'))
    const engine = await createEngine({ home, resources })
    for (const initialRouterCount of INITIAL_COUNTS) {
      const run = await engine.handlers['runs.start']({
        dataset: 'demo',
        variant: 'RecNet',
        settings: { initialRouterCount, evaluateEvery: 0 },
        vectorIndex: 'memory',
        note: '',
      })
      names.set(initialRouterCount, run)
      reports.set(initialRouterCount, await reportOf(engine, run))
    }
    await engine.close()
  }, 240_000)

  afterAll(() => rm(home, { recursive: true, force: true }))

  it('splits and merges routers, and ends nearer together than it began, whatever K was (Figure 5)', () => {
    const counts = [...reports.values()].map(({ routerCounts }) => routerCounts.at(-1)?.count ?? 0)
    const spread = Math.max(...counts) - Math.min(...counts)
    expect(spread).toBeLessThan((40 - 5) / 2)
    const sumOf = (mark: 'splits' | 'merges') =>
      [...reports.values()]
        .flatMap(({ routerCounts }) => routerCounts)
        .reduce((sum, point) => sum + point[mark], 0)
    expect(sumOf('splits')).toBeGreaterThan(0)
    expect(sumOf('merges')).toBeGreaterThan(0)
    const middle = reports.get(20)?.routerCounts ?? []
    expect(middle.some((point) => point.splits > 0) && middle.some((point) => point.merges > 0)).toBe(true)
  })

  it('delivers only at or above the threshold, and only to clients that share an attribute with the router (Eq. 4)', async () => {
    const ofClients = new Map<string, readonly string[]>()
    const ofRouters = new Map<string, Set<string>>()
    let threshold = 1
    let delivered = 0
    for (const event of await eventsOf(20)) {
      if (event.type === 'attributes-extracted') ofClients.set(event.client, event.attributes)
      if (event.type === 'router-created') ofRouters.set(event.birth.router, new Set(event.birth.attributes))
      if (event.type === 'attributes-assigned')
        for (const one of event.attributes) ofRouters.get(event.router)?.add(one)
      if (event.type === 'router-split')
        for (const child of event.into) ofRouters.set(child.router, new Set(child.attributes))
      if (event.type === 'routers-merged') ofRouters.set(event.target, new Set(event.attributes))
      if (event.type === 'routing-table-built') threshold = event.threshold
      if (event.type !== 'message-delivered') continue
      delivered += 1
      expect(event.message.routingScore).toBeGreaterThanOrEqual(threshold)
      const shared = ofClients.get(event.client)?.some((one) => ofRouters.get(event.message.from)?.has(one))
      expect(shared, `${event.message.from} to ${event.client} at step ${event.step}`).toBe(true)
    }
    expect(delivered).toBeGreaterThan(1000)
  })

  it('changes filter memories because of gradients, and later merges show it', async () => {
    const profiles = new Map<string, string>()
    const rules = new Map<string, readonly string[]>()
    const gradients = new Map<string, string>()
    let merges = 0
    let decided = 0
    let drained: { client: string; profile: string; messages: readonly string[] } | null = null
    const first = firstFilterMemory().rules.map((rule) => rule.text)
    for (const event of await eventsOf(20)) {
      if (event.type === 'client-described') profiles.set(event.client, event.profile)
      if (event.type === 'credit-assigned') gradients.set(event.gradient, event.suggestion)
      if (event.type === 'filter-memory-revised') {
        rules.set(
          event.client,
          event.rules.map((rule) => rule.text),
        )
        const learnt = event.rules.filter((rule) => rule.cause === event.cause)
        expect(learnt.length).toBeGreaterThan(0)
        const asked = gradients.get(event.cause) ?? ''
        for (const rule of learnt) expect(asked).toContain(rule.text.split(' ')[0])
      }
      if (event.type === 'buffer-drained') {
        drained = {
          client: event.client,
          profile: profiles.get(event.client) ?? '',
          messages: event.messages.map(({ text }) => text),
        }
      }
      if (event.type !== 'profile-revised') continue
      profiles.set(event.client, event.profile)
      const learntRules = rules.get(event.client)
      if (event.reason !== 'reception' || !learntRules || drained?.client !== event.client) continue
      const kind = event.client.startsWith('u:') ? ('user' as const) : ('item' as const)
      const merge = { kind, domainWord: 'CD', routerProfiles: drained.messages, profile: drained.profile }
      merges += 1
      if (event.profile !== mergeByRules({ ...merge, rules: first }).updated_profile) decided += 1
    }
    expect(merges).toBeGreaterThan(50)
    expect(decided).toBeGreaterThan(merges / 10)
  })

  it('ranks clearly above the random floor and no worse than the content it reads', () => {
    const { evaluation } = reports.get(20) as RunReport
    const test = (against: string) =>
      evaluation.tests.find((one) => one.against === against && one.metric === 'ndcg@10')
    expect(test('random floor')?.pHolm).toBeLessThan(0.01)
    expect(test('random floor')?.difference).toBeGreaterThan(0.1)
    expect(test('TF-IDF, train only')?.difference).toBeGreaterThan(0)
  })
})
