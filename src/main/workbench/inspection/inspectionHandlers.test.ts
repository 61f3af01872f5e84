import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, startSmall, untilStatus, type Home } from '../engine.testing.ts'

const STEP = 17
const run = 'small-recnet-1'
let home: Home
let engine: Engine
/** The same run as it was after step 17: its log ends there. */
let truncated: Home
let past: Engine
let events: readonly StampedEvent[]
const page = { kind: 'all', sort: 'revisions', search: '', offset: 0, limit: 500 } as const

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  await startSmall(engine, { seed: 7, updateSize: 4 })
  await untilStatus(engine, [run], 'finished')
  const lines = (await home.events(run)).trim().split('\n')
  events = await home.logged(run)
  truncated = await home.copied()
  const kept = lines.filter((_, index) => (events[index]?.step ?? 0) <= STEP)
  await writeFile(truncated.path('runs', run, 'events.jsonl'), `${kept.join('\n')}\n`)
  past = await truncated.engine()
})
afterAll(async () => {
  await truncated.remove()
  await home.remove()
})

describe('inspection as of a step', () => {
  it('answers what a log that ends there answers, for clients and routers', async () => {
    const clients = await engine.handlers['inspection.clients']({ run, step: STEP, ...page })
    expect(clients).toEqual(await past.handlers['inspection.clients']({ run, ...page }))
    expect(clients).toMatchObject({ step: STEP, total: 24 })
    expect(clients.rows.some((row) => row.waitingMessages > 0)).toBe(true)
    const routers = await engine.handlers['inspection.routers']({ run, step: STEP })
    expect(routers).toEqual(await past.handlers['inspection.routers']({ run }))
    expect(routers.routers.length).toBeGreaterThan(1)
    expect(routers).not.toEqual({ ...(await engine.handlers['inspection.routers']({ run })), step: STEP })
  })

  it('answers what a log that ends there answers, for every client and every router', async () => {
    const { rows } = await past.handlers['inspection.clients']({ run, ...page })
    for (const { client } of rows) {
      const history = await engine.handlers['inspection.client']({ run, client, step: STEP })
      expect(history).toEqual(await past.handlers['inspection.client']({ run, client }))
    }
    for (const { router } of (await past.handlers['inspection.routers']({ run })).lives) {
      const history = await engine.handlers['inspection.router']({ run, router, step: STEP })
      expect(history).toEqual(await past.handlers['inspection.router']({ run, router }))
    }
  })

  it('answers as of the end where no step, or a later one, is named', async () => {
    const now = await engine.handlers['inspection.routers']({ run })
    expect(now.step).toBe(32)
    expect(await engine.handlers['inspection.routers']({ run, step: 5000 })).toEqual(now)
    expect(
      (await engine.handlers['inspection.clients']({ run, step: 0, ...page })).rows.every(
        (row) => row.changedAt === 0,
      ),
    ).toBe(true)
  })

  it('answers the lives that changed since any step, by which those of that step become those of now', async () => {
    const now = await engine.handlers['inspection.routers']({ run })
    let left = 0
    for (let step = 0; step <= now.step; step += 1) {
      const then = await engine.handlers['inspection.routers']({ run, step })
      const since = await engine.handlers['inspection.routers']({ run, livesSince: step })
      const lives = new Map([...then.lives, ...since.lives].map((life) => [life.router, life]))
      expect([...lives.values()]).toEqual(now.lives)
      expect(since).toEqual({ ...now, lives: since.lives })
      left += now.lives.length - since.lives.length
    }
    expect(left).toBeGreaterThan(0)
    expect(await engine.handlers['inspection.routers']({ run, livesSince: 'never' })).toEqual({
      ...now,
      lives: [],
    })
    expect(now.lifeCount).toBe(now.lives.length)
  })

  it('tells the same parents of a router in its row and in its life', async () => {
    for (let step = 0; step <= 32; step += 4) {
      const { routers, lives } = await engine.handlers['inspection.routers']({ run, step })
      for (const { router, parents, born } of routers)
        expect(lives.find((life) => life.router === router)).toMatchObject({ parents, born })
    }
  })

  it('goes on with a fold when the run has grown since', async () => {
    const grown = await past.handlers['inspection.routers']({ run })
    expect(grown.step).toBe(STEP)
    await past.handlers['runs.resume']({ run })
    await untilStatus(past, [run], 'finished')
    expect(await past.handlers['inspection.routers']({ run })).toEqual(
      await engine.handlers['inspection.routers']({ run }),
    )
  })
})

describe('inspection of clients', () => {
  it('counts revisions as the log does', async () => {
    const { rows } = await engine.handlers['inspection.clients']({ run, ...page })
    const revised = rows.reduce((sum, row) => sum + (row.ruleRevisions ?? 0) + row.profileRevisions, 0)
    expect(revised).toBe(
      events.filter(({ type }) => type === 'profile-revised' || type === 'filter-memory-revised').length,
    )
    const counts = rows.map((row) => row.ruleRevisions ?? 0)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('searches by id and title, keeps to a kind, sorts and pages', async () => {
    const ask = async (question: Partial<Record<keyof typeof page, unknown>>) => {
      const { total, rows } = await engine.handlers['inspection.clients']({
        run,
        ...page,
        ...question,
      } as never)
      return [total, rows.map((row) => row.client)] as const
    }
    expect(await ask({ search: 'album 16' })).toEqual([1, ['i:16']])
    expect(await ask({ kind: 'user', sort: 'id', offset: 6, limit: 5 })).toEqual([8, ['u:7', 'u:8']])
    expect(await ask({ sort: 'id', limit: 9 })).toEqual([
      24,
      ['u:1', 'u:2', 'u:3', 'u:4', 'u:5', 'u:6', 'u:7', 'u:8', 'i:1'],
    ])
    expect(await ask({ search: 'u:3' })).toEqual([1, ['u:3']])
    // What is called so comes before what has it in its name, however often that was revised.
    const [, called] = await ask({ search: '1' })
    expect(called.slice(0, 2).toSorted()).toEqual(['i:1', 'u:1'])
    expect(called.length).toBeGreaterThan(2)
    const newest = (await engine.handlers['inspection.clients']({ run, ...page, sort: 'newest' })).rows.map(
      (row) => row.changedAt,
    )
    expect(newest).toEqual(newest.toSorted((a, b) => b - a))
  })

  it('gives a user its interactions, and every revision by optimisation its gradient', async () => {
    const { interactions, profiles } = await engine.handlers['inspection.client']({ run, client: 'u:3' })
    const own = events.flatMap((event) =>
      event.type === 'interaction-judged' && event.user === 'u:3' ? [event.step] : [],
    )
    expect(interactions.filter(({ user }) => user === 'u:3').map(({ step }) => step)).toEqual(own.reverse())
    const optimized = profiles.filter(({ reason }) => reason === 'optimization')
    expect(optimized.length).toBeGreaterThan(0)
    for (const { cause, step } of optimized) expect(cause?.gradient).toMatch(new RegExp(`^g${step}\\.`))
  })

  it('gives the newest of a history alone where it is asked to, with how many there are', async () => {
    const whole = await engine.handlers['inspection.client']({ run, client: 'u:3' })
    const { profiles, interactions, counts } = whole
    expect(counts).toEqual({
      profiles: profiles.length,
      privateMemories: 0,
      interactions: interactions.length,
    })
    expect(await engine.handlers['inspection.client']({ run, client: 'u:3', newest: 2 })).toEqual({
      ...whole,
      profiles: profiles.slice(profiles.length - 2),
      interactions: interactions.slice(0, 2),
    })
    expect(Math.min(profiles.length, interactions.length)).toBeGreaterThan(2)
  })

  it('names the clients that it is asked for, where they have a name', async () => {
    const { rows } = await engine.handlers['inspection.clients']({ run, ...page })
    const named = rows.slice(3, 6).map(({ client, name }) => ({ client, name }))
    const clients = [...named.map(({ client }) => client), 'u:99', 'nobody']
    expect(await engine.handlers['inspection.names']({ run, clients })).toEqual(named)
  })

  it('says which client or router it does not know', async () => {
    await expect(engine.handlers['inspection.client']({ run, client: 'u:99' })).rejects.toMatchObject({
      code: 'client-unknown',
    })
    await expect(engine.handlers['inspection.client']({ run, client: '3' + '00' })).rejects.toMatchObject({
      details: { expected: expect.stringContaining('u:<token>') as string },
    })
    await expect(engine.handlers['inspection.router']({ run, router: 'r999' })).rejects.toMatchObject({
      details: { code: 'argument-invalid', found: 'r999' },
    })
  })
})
