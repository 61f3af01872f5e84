import { expect, it } from 'vitest'
import type { CellGroup } from './joinedStudy.ts'
import { timeLeftOfStudy } from './timeLeftOfStudy.ts'

interface Told {
  readonly status: CellGroup['status']
  readonly row?: string
  readonly step?: number
  readonly runLeft?: number | null
  readonly calls?: readonly [done: number, expected: number]
}

/** A study of runs of 100 interactions; the finished ones took so long. */
function left(runs: readonly (Told & { readonly took?: number })[], runsAtOnce = 1): number | null {
  const groups = runs.map(({ status, row = 'RecNet', step = 0, runLeft, calls }, index) => {
    const runCalls = calls && { done: calls[0], expected: calls[1] }
    const progress = runLeft === undefined ? null : { runLeft, runCalls }
    const record = { run: `run-${index}`, glance: { step }, state: { interactions: 100 }, live: { progress } }
    return {
      status,
      record: status === 'waiting' ? null : record,
      cells: [{ dataset: 'demo', model: '', row }],
    }
  })
  const times = new Map<unknown, number>(
    runs.flatMap(({ took }, index) => (took === undefined ? [] : [[groups[index]?.record, took]])),
  )
  return timeLeftOfStudy({ state: { file: { runsAtOnce } }, groups } as never, times)
}

it('takes the time of runs of the same row, or else of all that have finished', () => {
  const finished = [
    { status: 'finished', took: 600 },
    { status: 'finished', row: 'Pop', took: 20 },
  ] as const
  expect(left([...finished, { status: 'waiting' }, { status: 'waiting', row: 'Pop' }])).toBe(620)
  // Of a row of which none has finished: (600 + 20) / 2.
  expect(left([...finished, { status: 'waiting', row: 'AgentCF' }])).toBe(310)
  expect(left(finished)).toBe(0)
})

it('counts of runs that were begun the rest alone, so that it falls while they are worked on', () => {
  const finished = { status: 'finished', took: 600 } as const
  expect(left([finished, { status: 'running', step: 25 }, { status: 'waiting' }])).toBe(450 + 600)
  expect(left([finished, { status: 'running', step: 75 }, { status: 'waiting' }])).toBe(150 + 600)
  expect(left([finished, { status: 'paused', step: 40 }])).toBe(360)
  // What the run itself expects is better than a mean.
  expect(left([finished, { status: 'running', step: 75, runLeft: 90, calls: [9, 10] }])).toBe(90)
})

it('is told before the first run has finished, by what those under way expect of themselves', () => {
  expect(left([{ status: 'running' }, { status: 'waiting' }])).toBeNull()
  expect(left([{ status: 'running', runLeft: null }, { status: 'waiting' }])).toBeNull()
  // A quarter of the calls is done and 300 ms are left: a whole run takes 400.
  expect(left([{ status: 'running', runLeft: 300, calls: [10, 40] }, { status: 'waiting' }])).toBe(300 + 400)
})

it('shares the work between runs at once, and waits for the longest', () => {
  const finished = [
    { status: 'finished', took: 600 },
    { status: 'finished', row: 'Pop', took: 20 },
  ] as const
  expect(left([...finished, { status: 'waiting' }, { status: 'waiting' }, { status: 'waiting' }], 2)).toBe(
    900,
  )
  expect(left([...finished, { status: 'waiting' }, { status: 'waiting', row: 'Pop' }], 4)).toBe(600)
})
