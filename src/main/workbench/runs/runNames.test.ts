import { expect, it } from 'vitest'
import { freeRunId, freeRunIdOfFolder } from './runNames.ts'

it('names a run after dataset and variant, with the first number that is free', () => {
  const named = (variant: string, ...taken: string[]) =>
    freeRunId({ dataset: { name: 'demo' }, variant }, new Set(taken))
  expect(named('RecNet', 'demo-recnet-1')).toBe('demo-recnet-2')
  expect(named('w/o Filter Memory')).toBe('demo-wo-filter-memory-1')
})

it('tells AgentCF++ from AgentCF', () => {
  const named = (variant: string) => freeRunId({ dataset: { name: 'demo' }, variant }, new Set())
  expect(named('AgentCF++')).toBe('demo-agentcf-plus-plus-1')
  expect(named('AgentCF')).toBe('demo-agentcf-1')
})

it('names a run elsewhere after its folder', () => {
  expect(freeRunIdOfFolder('/data/My Run/', new Set())).toBe('my-run')
  expect(freeRunIdOfFolder('/data/My Run', new Set(['my-run']))).toBe('my-run-2')
})
