import { expect, it } from 'vitest'
import type { RunState } from '../queue/runState.ts'
import { statusOf } from './runRow.ts'

type Facts = Parameters<typeof statusOf>[0]

const status = (state: Partial<RunState>, finished: boolean) =>
  statusOf({
    // Nothing else of a state and of a glance decides.
    state: { heldByStudy: false, ...state } as Facts['state'],
    glance: { finished } as Facts['glance'],
    fault: null,
    elsewhere: false,
  })

it('is finished when its events say so, whoever wrote them', () => {
  expect(status({ status: 'stopped' }, true)).toBe('finished')
  expect(status({ status: 'paused' }, true)).toBe('finished')
  expect(status({ status: 'finished', heldByStudy: true }, true)).toBe('finished')
})

it('can be resumed where it failed after its last event, before its report was there', () => {
  expect(status({ status: 'failed' }, true)).toBe('failed')
  expect(status({ status: 'paused', heldByStudy: true }, true)).toBe('paused')
})
