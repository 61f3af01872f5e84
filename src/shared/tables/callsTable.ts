/** Table 5: the model calls of runs, by prompt. */
import { totalCalls } from '../events/callCounts.ts'
import { measuredLambda } from '../events/foldRun.ts'
import type { FigureRun } from '../charts/figure.ts'
import type { DataTable } from './dataTable.ts'

/** Returns one row per prompt and run, then the sum of each run with its λ. */
export function callsTable(runs: readonly FigureRun[]): DataTable {
  return {
    columns: [
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'prompt', label: 'Prompt', kind: 'text' },
      { key: 'calls', label: 'Calls', kind: 'number', decimals: 0 },
      { key: 'repaired', label: 'Repaired', kind: 'number', decimals: 0 },
      { key: 'fellBack', label: 'Fell back', kind: 'number', decimals: 0 },
      { key: 'shortened', label: 'Shortened', kind: 'number', decimals: 0 },
      { key: 'truncated', label: 'Truncated', kind: 'number', decimals: 0 },
      { key: 'refused', label: 'Refused texts', kind: 'number', decimals: 0 },
      { key: 'promptTokens', label: 'Prompt tokens', kind: 'number', decimals: 0 },
      { key: 'replyTokens', label: 'Reply tokens', kind: 'number', decimals: 0 },
      { key: 'lambda', label: 'λ', kind: 'number', decimals: 3 },
    ],
    rows: runs.flatMap(({ label, view }) => [
      ...Object.entries(view.calls).map(([prompt, counts]) => ({
        run: label,
        prompt,
        ...counts,
        truncated: counts.truncated ?? null,
        refused: counts.refused ?? null,
        lambda: null,
      })),
      { run: label, prompt: 'all', ...totalCalls(view.calls), lambda: measuredLambda(view) },
    ]),
  }
}
