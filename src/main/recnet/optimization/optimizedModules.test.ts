import { describe, expect, it } from 'vitest'
import { optimizedModules } from './optimizedModules.ts'

const full = {
  filterMemory: true,
  optimizeFilterMemory: true,
  optimizeRouters: true,
  propagation: 'routers',
} as const

describe('optimizedModules', () => {
  it.each([
    ['RecNet', {}, ['profile', 'filter memory', 'router']],
    ['w/o Filter Memory', { filterMemory: false, optimizeFilterMemory: false }, ['profile', 'router']],
    ['w/o Opt. Filter Memory', { optimizeFilterMemory: false }, ['profile', 'router']],
    ['w/o Opt. Router', { optimizeRouters: false }, ['profile', 'filter memory']],
    ['w/o FPO', { optimizeFilterMemory: false, optimizeRouters: false }, ['profile']],
    ['w/o CPR, which has no routers', { propagation: 'retrieval' as const }, ['profile', 'filter memory']],
  ])('of %s', (_, changes, modules) => {
    expect([...optimizedModules({ ...full, ...changes })]).toEqual(modules)
  })
})
