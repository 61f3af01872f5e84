import { expect, it } from 'vitest'
import type { RevisionCause } from '../events/foldRuleHistory.ts'
import type { ClientHistory } from '../vocabulary/inspection.ts'
import { csvOf } from './csvOf.ts'
import { historyTable } from './historyTable.ts'

const cause: RevisionCause = {
  gradient: 'g4.1',
  suggestion: 'prefer jazz',
  evaluation: 'missed',
  reward: 0,
  user: 'u:1',
  positiveItem: 'i:1',
  negativeItem: 'i:2',
}
const accept = { id: 1, text: 'accept', since: 0, cause: null }
const jazz = { id: 2, text: '=HYPERLINK("x")', since: 4, cause: 'g4.1' } as const
const history: ClientHistory = {
  step: 9,
  client: 'u:1',
  name: '1',
  filterMemories: [
    { step: 0, revision: 1, rules: [accept], cause: null, call: null },
    { step: 4, revision: 2, rules: [accept, jazz], cause, call: '4/client-optimizer/u:1' },
    {
      step: 7,
      revision: 3,
      rules: [jazz],
      cause: { ...cause, gradient: 'g7.2' },
      call: '7/client-optimizer/u:1',
    },
  ],
  profiles: [
    { step: 0, revision: 1, profile: 'A person.', reason: 'first', cause: null, call: null },
    { step: 4, revision: 2, profile: 'A fan.', reason: 'reception', cause: null, call: '4/merge/u:1' },
  ],
  ...{ attributes: [], messageBuffer: [], communities: [] },
  ...{ privateMemories: [], interestGroups: [], interactions: [] },
  counts: { profiles: 2, privateMemories: 0, interactions: 0 },
}

it('has a row for each text in the order of steps, and none for what was kept', () => {
  const rows = historyTable(history).rows.map((row) =>
    ['step', 'what', 'revision', 'change', 'text', 'gradient', 'call'].map((key) => row[key]),
  )
  expect(rows).toEqual([
    [0, 'profile', 1, 'first', 'A person.', null, null],
    [0, 'rule 1', 1, 'new', 'accept', null, null],
    [4, 'profile', 2, 'reception', 'A fan.', null, '4/merge/u:1'],
    [4, 'rule 2', 2, 'new', '=HYPERLINK("x")', 'g4.1', '4/client-optimizer/u:1'],
    [7, 'rule 1', 3, 'dropped', null, 'g7.2', '7/client-optimizer/u:1'],
  ])
})

it('gives a spreadsheet nothing to run', () => {
  expect(csvOf(historyTable(history), [])).toContain(`"'=HYPERLINK(""x"")"`)
})
