import { expect, it } from 'vitest'
import type { CallRow } from '../trace.ts'
import { callNameParts } from './callName.ts'
import { stepCallGroups } from './stepCalls.ts'

function rows(...calls: readonly string[]): readonly CallRow[] {
  return calls.map((call) => ({ ...callNameParts(call) }) as unknown as CallRow)
}

const told = (calls: readonly string[], { most = 60, around = null as string | null } = {}) =>
  stepCallGroups(5, rows(...calls), { most, around }).stages.map(
    ({ stage, total, before, calls: shown }) =>
      `${stage} ${before}+${shown.length}/${total}: ${shown
        .map(({ row, depth }) => `${'>'.repeat(depth)}${row.prompt} ${row.subject}`)
        .join(', ')}`,
  )

it('orders the calls of a step of RecNet as its stages cause them', () => {
  expect(
    told([
      '5/client-optimizer/u:2',
      '5/extract/i:3',
      '5/gradient/u:2',
      '5/merge/i:10',
      '5/merge/i:9',
      '5/merge/u:2',
      '5/merge/u:2/r7',
      '5/merge/u:2/ranking',
      '5/merge/i:4/cold-start',
      '5/predict/u:2',
      '5/rank/u:2/0',
      '5/rank/u:2/0/cold-start/i:4/plain',
      '5/router-optimizer/r1',
      '5/summarize/r1',
      '5/whisper/u:2',
    ]),
  ).toEqual([
    'client-centric 0+6/6: merge u:2, merge i:9, merge i:10, >predict u:2, >>gradient u:2, >>>client-optimizer u:2',
    'router-centric 0+4/4: router-optimizer r1, >extract i:3, >>summarize r1, >>>merge u:2/r7',
    'evaluation 0+2/2: merge u:2/ranking, >rank u:2/0',
    'cold-start 0+2/2: >merge i:4/cold-start, >>rank u:2/0/cold-start/i:4/plain',
    'other 0+1/1: whisper u:2',
  ])
})

it('keeps the rounds of AgentCF together, and the initialization apart', () => {
  expect(
    told(['5/reflect-items/u:2/last', '5/choose/u:2/1', '5/choose/u:2/2', '5/reflect-user/u:2/1']),
  ).toEqual([
    'client-centric 0+4/4: choose u:2/1, >reflect-user u:2/1, choose u:2/2, >>reflect-items u:2/last',
  ])
  expect(told(['0/extract/u:2', '0/describe/u:2'])).toEqual([
    'initialization 0+2/2: describe u:2, >extract u:2',
  ])
})

it('shows of many calls those around the one that is named', () => {
  const ranks = Array.from({ length: 100 }, (_, user) => `5/rank/u:${user}/0`)
  expect(told(ranks, { most: 4, around: '5/rank/u:50/0' })).toEqual([
    'evaluation 48+4/100: >rank u:48/0, >rank u:49/0, >rank u:50/0, >rank u:51/0',
  ])
  expect(told(ranks, { most: 4 })[0]).toMatch(/^evaluation 0\+4/)
  expect(told(ranks, { most: 4, around: '5/rank/u:99/0' })[0]).toMatch(/^evaluation 96\+4/)
})
