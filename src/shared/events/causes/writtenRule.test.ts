import { expect, it } from 'vitest'
import type { CausedMemory } from './clientCauses.ts'
import { writtenRule } from './writtenRule.ts'

const memory = (revision: number, texts: Readonly<Record<number, string>>): CausedMemory => ({
  step: revision * 10,
  revision,
  rules: Object.entries(texts).map(([id, text]) => ({ id: Number(id), text, since: 0, cause: null })),
  gradient: null,
  call: null,
})
const memories = [
  memory(1, { 1: 'accept' }),
  memory(2, { 1: 'accept', 2: 'jazz' }),
  memory(3, { 1: 'accept', 2: 'cool jazz' }),
  memory(4, { 2: 'cool jazz' }),
]
const said = (rule: number, revision: number) => {
  const written = writtenRule(memories, rule, revision)
  return (
    written && [written.memory.revision, written.text, written.before, written.next?.memory.revision ?? null]
  )
}

it('finds the revision that wrote a text, what it was before, and what took its place', () => {
  expect(said(2, 2)).toEqual([2, 'jazz', null, 3])
  expect(said(2, 4)).toEqual([3, 'cool jazz', 2, null])
  expect(said(1, 3)).toEqual([1, 'accept', null, 4])
})

it('finds the revision that dropped a rule, and nothing for a rule that was not there yet', () => {
  expect(said(1, 4)).toEqual([4, null, 1, null])
  expect(said(2, 1)).toBeNull()
})
