import { expect, it, vi } from 'vitest'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { Protocol } from '../../evaluation/protocol.ts'
import { CallCosts } from '../../experiments/callCosts.ts'
import { progressOfRun } from './progressOfRun.ts'

const protocol = {
  interactions: [],
  test: { instances: [{ user: 'u:1', history: [], positiveItem: 'i:1', negatives: ['i:2'] }] },
} as unknown as Protocol
const dataset = { items: new Map(), users: new Map(), histories: [] } as unknown as Dataset
const completed: StampedEvent = {
  seq: 1,
  step: 1,
  type: 'stage-completed',
  stage: 'client-centric',
  calls: {},
}

it('asks for nothing and tells nobody of a transaction that is replayed', () => {
  const foreseenCalls = vi.fn(() => ({ merge: 3 }))
  const tell = vi.fn((read: () => unknown) => void read())
  const progress = progressOfRun({
    manifest: { variant: 'RecNet', settings: parseHyperparameters({}) },
    dataset,
    protocol,
    learner: { foreseenCalls },
    costs: new CallCosts(() => 0),
    tell,
  })
  for (let time = 0; time < 100; time += 1) progress.commit([completed], false)
  expect(tell).not.toHaveBeenCalled()
  expect(foreseenCalls).not.toHaveBeenCalled()
  progress.commit([completed], true)
  expect(tell).toHaveBeenCalledTimes(1)
  expect(foreseenCalls).toHaveBeenCalledWith({ kind: 'evaluation', step: 0, agents: ['u:1', 'i:1', 'i:2'] })
})
