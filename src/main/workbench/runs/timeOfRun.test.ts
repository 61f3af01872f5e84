import { describe, expect, it } from 'vitest'
import { timeOfRun } from './timeOfRun.ts'

const time = { total: 100, model: 60, embedding: 10, index: 5, rest: 25 }
const session = (fromSeq: number, toSeq: number) => ({ milliseconds: 100, fromSeq, toSeq, time, step: 1 })

describe('timeOfRun', () => {
  it('adds up the sessions', () => {
    expect(timeOfRun([session(0, 10), session(10, 25)])).toEqual({
      total: 200,
      model: 120,
      embedding: 20,
      index: 10,
      rest: 50,
    })
  })

  it('is null where a session did not measure, was killed, or never was', () => {
    const before = { milliseconds: 100, fromSeq: 10, toSeq: 20 }
    expect(timeOfRun([session(0, 10), before])).toBeNull()
    expect(timeOfRun([session(0, 10), session(12, 20)])).toBeNull()
    expect(timeOfRun([session(4, 20)])).toBeNull()
    expect(timeOfRun([])).toBeNull()
    expect(timeOfRun([session(0, 10), 'not a session'])).toBeNull()
  })
})
