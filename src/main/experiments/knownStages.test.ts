import { expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { knownStages } from './knownStages.ts'

const completed = (seq: number, stage: string): readonly StampedEvent[] => [
  { seq, step: 1, type: 'stage-completed', stage, calls: {} },
]

it('takes stages of the method, the evaluation and the end, and names another one with its row', () => {
  let next = ['client-centric']
  const require = knownStages(['evaluation'], () => next)
  require(completed(7, 'client-centric'))
  require(completed(9, 'evaluation'))
  next = ['router-centric']
  require(completed(12, 'router-centric'))
  require(completed(15, 'client-centric'))
  require([{ seq: 16, step: 1, type: 'run-finished' }])
  expect(() => require(completed(20, 'teleport'))).toThrow(
    expect.objectContaining({
      details: {
        code: 'run-corrupt',
        file: 'events.jsonl',
        row: 20,
        expected: 'one of the stages evaluation, client-centric, router-centric',
        found: '“teleport”, which a newer version may have',
        newer: 'perhaps',
      },
    }),
  )
})
