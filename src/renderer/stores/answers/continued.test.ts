/** Answers that go on: three routers, of which one ends and one is new. */
import { describe, expect, it } from 'vitest'
import type { RouterLife, RouterOverview } from '#shared/vocabulary/inspection.ts'
import { continued } from './continued.ts'

const run = 'demo-1'
const life = (router: RouterLife['router'], more: Partial<RouterLife> = {}): RouterLife => {
  return { router, parents: [], born: 0, ended: null, end: null, into: [], sizes: [], ...more }
}
const overview = (step: number, lives: readonly RouterLife[], lifeCount = lives.length): RouterOverview => {
  return { step, routers: [], lives, lifeCount }
}

/** Plays an engine that answers one after the other, and notes what it was asked. */
function played(...answers: readonly RouterOverview[]) {
  const asked: unknown[] = []
  const ask = async (params: unknown) => {
    asked.push(params)
    return answers[asked.length - 1] ?? overview(0, [])
  }
  return { asked, ask }
}
const before = overview(8, [life('r1'), life('r2')])
const question = { name: 'inspection.routers', params: { run }, before } as const

describe('continued', () => {
  it('asks for everything the first time, as of a past step, and of calls that do not grow', async () => {
    const { asked, ask } = played()
    await continued(ask, { ...question, before: undefined })
    await continued(ask, { ...question, params: { run, step: 4 } })
    await continued(ask as never, { name: 'runs.view', params: { run }, before: {} as never })
    expect(asked).toEqual([{ run }, { run, step: 4 }, { run }])
  })

  it('asks for what is new, which takes the place of what it was or comes last', async () => {
    const ended = life('r2', { ended: 9, end: 'split', into: ['r3', 'r4'] })
    const [third, fourth] = [
      life('r3', { born: 9, parents: ['r2'] }),
      life('r4', { born: 9, parents: ['r2'] }),
    ]
    const { asked, ask } = played(overview(9, [ended, third, fourth], 4))
    expect(await continued(ask, question)).toEqual(overview(9, [life('r1'), ended, third, fourth]))
    expect(asked).toEqual([{ run, livesSince: 8 }])
  })

  it.each([
    ['has gone back', overview(7, [], 2)],
    ['has another number of routers', overview(9, [life('r3', { born: 9 })], 5)],
  ])('asks for everything where the run %s', async (_, more) => {
    const whole = overview(9, [life('r1')])
    const { asked, ask } = played(more, whole)
    expect(await continued(ask, question)).toBe(whole)
    expect(asked).toEqual([{ run, livesSince: 8 }, { run }])
  })
})
