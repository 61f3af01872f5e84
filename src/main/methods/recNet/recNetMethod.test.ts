import { expect, it } from 'vitest'
import { recNetMethod } from './recNetMethod.ts'

it('are all there once the method is loaded, in the order of the paper, each with its role', () => {
  expect(recNetMethod.prompts.facts().map(({ name, role }) => `${name}: ${role}`)).toEqual([
    'describe: answering',
    'extract: answering',
    'summarize: answering',
    'digest: answering',
    'select-receivers: answering',
    'merge: reasoning',
    'predict: answering',
    'gradient: reasoning',
    'client-optimizer: reasoning',
    'router-optimizer: reasoning',
    'rank: answering',
  ])
  expect(Object.keys(recNetMethod.prompts.sources()).at(-1)).toBe('choice by probabilities')
})
