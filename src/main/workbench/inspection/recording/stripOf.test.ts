import { describe, expect, it } from 'vitest'
import { emptyRunView } from '#shared/events/foldRun.ts'
import { STRIP_BINS } from '#shared/vocabulary/recording/runStrip.ts'
import { stripOf } from './stripOf.ts'

const began = (minute: number) => `2026-11-27T10:${String(minute).padStart(2, '0')}:00.000Z`
const session = (
  minute: number,
  from: readonly [number, number],
  to: readonly [number, number],
  end?: string,
) => ({
  began: began(minute),
  milliseconds: 30_000,
  fromSeq: from[0],
  fromStep: from[1],
  toSeq: to[0],
  step: to[1],
  ...(end === undefined ? {} : { end }),
})
const pausesOf = (...sessions: readonly unknown[]) => stripOf(emptyRunView(), sessions).pauses

describe('the strip of a run', () => {
  it('keeps each interaction where there are few, and joins them where there are many', () => {
    const few = stripOf({ ...emptyRunView(), step: 3, rewards: [1, 0, 1] }, [])
    expect([few.every, few.bins]).toEqual([
      1,
      [
        { judged: 1, right: 1 },
        { judged: 1, right: 0 },
        { judged: 1, right: 1 },
      ],
    ])
    const rewards = Array.from({ length: 98_000 }, (_, at) => (at % 4 === 0 ? 1 : 0))
    const many = stripOf({ ...emptyRunView(), step: 98_000, rewards }, [])
    expect(many.every).toBe(409)
    expect(many.bins.length).toBe(STRIP_BINS)
    expect(many.bins[0]).toEqual({ judged: 409, right: 103 })
    expect(many.bins.at(-1)).toEqual({ judged: 98_000 - 239 * 409, right: 62 })
  })

  it('is empty for a run without steps', () => {
    expect(stripOf(emptyRunView(), [])).toEqual({
      step: 0,
      every: 1,
      bins: [],
      updates: [],
      evaluations: [],
      pauses: [],
      finished: false,
    })
  })

  it('tells where a run was paused and taken up again, and not where it ended', () => {
    expect(
      pausesOf(
        session(0, [0, 0], [90, 7], 'paused'),
        session(5, [90, 7], [200, 20], 'stopped'),
        session(9, [200, 20], [400, 40], 'finished'),
      ),
    ).toEqual([
      { step: 7, end: 'paused', at: '2026-11-27T10:00:30.000Z', resumedAt: began(5) },
      { step: 20, end: 'stopped', at: '2026-11-27T10:05:30.000Z', resumedAt: began(9) },
    ])
    expect(pausesOf(session(0, [0, 0], [90, 7], 'failed'))).toEqual([
      { step: 7, end: 'failed', at: '2026-11-27T10:00:30.000Z', resumedAt: null },
    ])
  })

  it('knows a process that was killed by the events that it left before the next session', () => {
    expect(
      pausesOf(session(3, [50, 4], [90, 7], 'paused'), session(7, [120, 11], [400, 40], 'finished')),
    ).toEqual([
      { step: 4, end: null, at: null, resumedAt: began(3) },
      { step: 7, end: 'paused', at: '2026-11-27T10:03:30.000Z', resumedAt: began(7) },
      { step: 11, end: null, at: null, resumedAt: began(7) },
    ])
  })

  it('derives from lines of earlier versions what they say, and passes over damaged ones', () => {
    const older = { began: began(1), milliseconds: 1000, fromSeq: 0, toSeq: 50, step: 4 }
    expect(pausesOf(older)).toEqual([])
    expect(
      pausesOf(older, 'rubbish', { ...older, began: began(2), fromSeq: 50, toSeq: 80, step: 9 }),
    ).toEqual([{ step: 4, end: null, at: '2026-11-27T10:01:01.000Z', resumedAt: began(2) }])
  })
})
