import { expect, it } from 'vitest'
import { causeAddress, causeRefIn, type CauseRef } from './causeAddress.ts'

const refs: readonly CauseRef[] = [
  { kind: 'rule', client: 'u:2867', rule: 3, revision: 6 },
  { kind: 'memory', client: 'i:a/b%2F', revision: 1 },
  { kind: 'profile', client: 'u:1', revision: 9 },
  { kind: 'private', client: 'u:1', revision: 2 },
  { kind: 'gradient', client: 'u:1', gradient: 'g412.3' },
  { kind: 'prediction', client: 'i:7', call: '412/predict/u:1' },
  { kind: 'merge', client: 'i:7', call: '412/merge/i:7' },
  { kind: 'message', client: 'i:7', call: '412/merge/i:7', from: 'r12' },
  { kind: 'router', router: 'r12', revision: 4 },
]

it('names a node so that it is found again, whatever stands in a token', () => {
  expect(refs.map(causeAddress).map(causeRefIn)).toEqual(refs)
  expect(causeAddress(refs[7]!)).toBe('message/i:7/412%2Fmerge%2Fi:7/r12')
})

it('is null for what names nothing', () => {
  const wrong = ['', 'rule', 'rule/u:1/x/1', 'rule/1/1/1', 'profile/u:1/1/1', 'router/u:1/1', 'router/r1/1/1']
  const more = ['gradient/u:1/4.1', 'merge/u:1', 'message/u:1/a/nobody', 'client/u:1/1', 'rule/u:1/1/1/1']
  for (const address of [...wrong, ...more]) expect(causeRefIn(address)).toBeNull()
})
