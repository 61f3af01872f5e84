/** Everything that a client remembered, a row for each text that was written or dropped, with what caused it. */
import { ruleChanges } from '../events/ruleChanges.ts'
import type { RevisionCause } from '../events/foldRuleHistory.ts'
import type { ClientHistory } from '../vocabulary/inspection.ts'
import type { DataTable, TableRow } from './dataTable.ts'

/** What is said of every row beside its text. */
interface Written {
  readonly step: number
  readonly revision: number
  readonly cause: RevisionCause | null
  readonly call: string | null
}

/** Returns the rows in the order of steps: rules, profiles and private memories. A rule that was kept has no row. */
export function historyTable({ filterMemories, profiles, privateMemories }: ClientHistory): DataTable {
  const rules = filterMemories.flatMap((memory, index) =>
    ruleChanges(filterMemories[index - 1]?.rules ?? [], memory.rules)
      .filter(({ kind }) => kind !== 'kept')
      .map(({ kind, rule }) => {
        const text = kind === 'dropped' ? null : rule.text
        return rowOf(`rule ${rule.id}`, kind === 'changed' ? 'rewritten' : kind, text, memory)
      }),
  )
  const revised = profiles.map((one) => rowOf('profile', one.reason, one.profile, one))
  const kept = privateMemories.map((one) =>
    rowOf('private memory', one.call === null ? 'first' : 'reflection', one.memory, { ...one, cause: null }),
  )
  const rows = [...revised, ...rules, ...kept]
  return { columns: COLUMNS, rows: rows.sort((a, b) => Number(a['step']) - Number(b['step'])) }
}

const COLUMNS: DataTable['columns'] = [
  { key: 'step', label: 'Step', kind: 'number' },
  { key: 'what', label: 'What', kind: 'text' },
  { key: 'revision', label: 'Revision', kind: 'number' },
  { key: 'change', label: 'Change', kind: 'text' },
  { key: 'text', label: 'Text', kind: 'text' },
  { key: 'gradient', label: 'Gradient', kind: 'text' },
  { key: 'suggestion', label: 'Suggestion', kind: 'text' },
  { key: 'evaluation', label: 'Evaluation', kind: 'text' },
  { key: 'reward', label: 'Reward', kind: 'number' },
  { key: 'user', label: 'u', kind: 'text' },
  { key: 'positive', label: 'i+', kind: 'text' },
  { key: 'negative', label: 'i-', kind: 'text' },
  { key: 'call', label: 'Call', kind: 'text' },
]

function rowOf(
  what: string,
  change: string,
  text: string | null,
  { step, revision, cause, call }: Written,
): TableRow {
  return {
    ...{ step, what, revision, change, text, call },
    gradient: cause?.gradient ?? null,
    suggestion: cause?.suggestion ?? null,
    evaluation: cause?.evaluation ?? null,
    reward: cause?.reward ?? null,
    user: cause?.user ?? null,
    positive: cause?.positiveItem ?? null,
    negative: cause?.negativeItem ?? null,
  }
}
