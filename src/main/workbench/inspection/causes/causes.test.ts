import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RouterLife } from '#shared/vocabulary/inspection.ts'
import type { Engine } from '../../createEngine.ts'
import { importSmall, makeHome, startSmall, untilStatus, type Home } from '../../engine.testing.ts'
import { allRoots, circleIn, unresolvedCalls, walkCauses } from './walkedCauses.testing.ts'

const run = 'small-recnet-1'
let home: Home
let engine: Engine
let events: readonly StampedEvent[]

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  await startSmall(engine, { seed: 7, updateSize: 4 })
  await untilStatus(engine, [run], 'finished')
  events = await home.logged(run)
})
afterAll(() => home.remove())

const causes = (node: string, more: { readonly step?: number; readonly depth?: number } = {}) =>
  engine.handlers['inspection.causes']({ run, node, depth: 3, ...more })

const usesOf = (node: string, more: { readonly step?: number; readonly limit?: number } = {}) =>
  engine.handlers['inspection.uses']({ run, node, limit: 100, ...more })

describe('the causes of everything in a run', () => {
  it('resolve, every one of them, without a circle, to calls with prompts', async () => {
    const { nodes, links, calls } = await walkCauses(engine, run, await allRoots(engine, run))
    const kinds = Object.groupBy(nodes.values(), ({ kind }) => kind)
    expect(Object.keys(kinds).sort()).toEqual([
      ...['gradient', 'memory', 'merge', 'message', 'prediction', 'profile', 'router', 'rule'],
    ])
    expect(circleIn(links)).toBeNull()
    expect(calls.size).toBeGreaterThan(50)
    expect(await unresolvedCalls(engine, run, calls)).toEqual([])
    // Only what begins without any cause has none.
    const ends = [...nodes.values()].filter((node) => node.causes.length === 0)
    expect(ends.filter((node) => node.step > 0)).toEqual([])
    const inLog = (type: StampedEvent['type']) => events.filter((event) => event.type === type).length
    expect(kinds.merge?.length).toBe(inLog('buffer-drained'))
    expect(kinds.prediction?.length).toBeGreaterThanOrEqual(inLog('interaction-judged'))
  })

  it('of routers: each was born, from routers that were there, and each that ended went into others', async () => {
    const { lives } = await engine.handlers['inspection.routers']({ run })
    expect(lives.length).toBeGreaterThan(3)
    const of = new Map(lives.map((life) => [life.router, life]))
    for (const life of lives) {
      for (const parent of life.parents) expect(isTrueParent(of.get(parent), life)).toBe(true)
      if (life.ended === null) continue
      expect(life.into.length).toBeGreaterThan(0)
      for (const child of life.into) expect(of.has(child)).toBe(true)
    }
    const links = new Map(
      lives.map(({ router, parents }) => [router, parents.filter((one) => one !== router)]),
    )
    expect(circleIn(links)).toBeNull()
  })
})

/** A parent was there when the router was born, or when it was merged into it. */
function isTrueParent(parent: RouterLife | undefined, life: RouterLife): boolean {
  if (!parent) return false
  return parent.end === 'merged' ? parent.into.includes(life.router) : parent.born <= life.born
}

describe('the causes of one rule', () => {
  const revised = () => {
    const found = events.find((event) => event.type === 'filter-memory-revised')
    if (found?.type !== 'filter-memory-revised') throw new Error('No filter memory was revised.')
    return found
  }

  it('lead over the gradient and the prediction to the merges, and are cut at the depth that is asked for', async () => {
    const { client, revision, rules, cause, call, step } = revised()
    const written = rules.find((rule) => rule.cause === cause)!
    const node = `rule/${client}/${written.id}/${revision}`
    const { root } = await causes(node)
    expect(root).toMatchObject({ kind: 'rule', address: node, text: written.text, call, step, more: 0 })
    const [gradient] = root.causes
    expect(gradient).toMatchObject({
      kind: 'gradient',
      gradient: cause,
      step,
      module: { kind: 'filter memory' },
    })
    const [prediction] = gradient!.causes
    expect(prediction).toMatchObject({
      kind: 'prediction',
      step,
      call: expect.stringContaining('/predict/') as string,
    })
    // A filter memory has a gradient only where its client merged messages by it.
    const merge = prediction!.causes.find((one) => one.kind === 'merge' && one.client === client)
    expect(merge).toMatchObject({ causes: [], call: `${step}/merge/${client}` })
    expect(merge?.more).toBeGreaterThan(1)
    expect((await causes(node, { depth: 0 })).root).toMatchObject({ causes: [], more: root.causes.length })
  })

  it('name the merges in whose prompt it stood, until it was written anew or dropped', async () => {
    const { client, revision, rules, cause } = revised()
    const node = `rule/${client}/${rules.find((rule) => rule.cause === cause)!.id}/${revision}`
    const { uses, total } = await usesOf(node)
    const { ended } = await causes(node)
    const at = events.findIndex((event) => event === revised())
    const end = ended ? ended.step : Infinity
    const merges = events
      .slice(at)
      .filter((event) => event.type === 'buffer-drained' && event.client === client && event.step <= end)
    expect(uses.map(({ step }) => step)).toEqual(merges.map(({ step }) => step).toReversed())
    expect(total).toBe(merges.length)
    const [newest] = (await usesOf(node, { limit: 1 })).uses
    expect(newest).toEqual(uses[0])
  })

  it('are those as of a step, before which there are none', async () => {
    const { client, revision, rules, cause, step } = revised()
    const node = `rule/${client}/${rules.find((rule) => rule.cause === cause)!.id}/${revision}`
    expect(await causes(node, { step })).toMatchObject({ step, ended: null })
    expect(await usesOf(node, { step })).toEqual({ step, total: 0, uses: [] })
    await expect(causes(node, { step: step - 1 })).rejects.toMatchObject({ code: 'argument-invalid' })
    await expect(causes('rule/u:1')).rejects.toMatchObject({ code: 'argument-invalid' })
  })
})

describe('the uses of routers', () => {
  it('are all merges of their messages, each of one revision', async () => {
    const { lives } = await engine.handlers['inspection.routers']({ run })
    let merged = 0
    for (const { router } of lives) {
      const { revisions } = await engine.handlers['inspection.router']({ run, router })
      const told: (string | null)[] = []
      for (const index of revisions.keys()) {
        const { uses } = await usesOf(`router/${router}/${index + 1}`, { limit: 10_000 })
        told.push(...uses.map(({ call }) => call))
      }
      const inLog = events.flatMap((event) =>
        event.type === 'buffer-drained' && event.messages.some(({ from }) => from === router)
          ? [event.call]
          : [],
      )
      expect(told.toSorted()).toEqual(inLog.toSorted())
      merged += told.length
    }
    expect(merged).toBeGreaterThan(20)
  })
})

describe('who else has a rule like one', () => {
  it('is told by the encoder of the run, the same text first', async () => {
    const similar = await engine.handlers['inspection.similarRules']({
      run,
      client: 'u:1',
      rule: 1,
      limit: 5,
    })
    expect(similar.encoder).toContain('hashing')
    expect(similar.clients).toBe(23)
    expect(similar.rules).toHaveLength(5)
    expect(similar.rules.map(({ client }) => client)).not.toContain('u:1')
    const values = similar.rules.map(({ similarity }) => similarity)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    for (const { text, similarity } of similar.rules) if (text === similar.text) expect(similarity).toBe(1)
  })

  it('is refused for a rule that the client does not have', async () => {
    await expect(
      engine.handlers['inspection.similarRules']({ run, client: 'u:1', rule: 99, limit: 5 }),
    ).rejects.toMatchObject({ code: 'argument-invalid' })
  })
})
