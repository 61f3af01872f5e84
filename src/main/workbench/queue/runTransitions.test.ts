import { describe, expect, it } from 'vitest'
import { emptyRunView } from '#shared/events/foldRun.ts'
import { glanceOf } from '../runs/runRow.ts'
import { runState } from './runState.ts'
import { takenUp } from './runTransitions.ts'

const left = (attempts: number, finished: boolean) => ({
  state: runState.parse({ status: 'running', attempts: { count: attempts, seq: 40 } }),
  glance: { ...glanceOf(emptyRunView(), null), seq: 40, finished },
  fault: null,
})

describe('a run that an engine left when it died', () => {
  it('is worked on again, but not a fourth time at the same event', () => {
    expect(takenUp(left(2, false), 7)).toEqual({ status: 'queued', order: 7 })
    expect(takenUp(left(3, false), 7)).toMatchObject({ status: 'failed', error: { code: 'engine-lost' } })
  })

  it('has not failed where its last event says that it is finished', () => {
    expect(takenUp(left(2, true), 7)).toEqual({ status: 'queued', order: 7 })
    expect(takenUp(left(3, true), 7)).toEqual({ status: 'finished', error: null })
  })
})
