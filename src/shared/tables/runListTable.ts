/** The table of runs as a file has it, with why a result should not be trusted. */
import type { RunRow } from '../vocabulary/runs.ts'
import type { DataTable } from './dataTable.ts'

/** Returns one row a run, in their order. */
export function runListTable(rows: readonly RunRow[]): DataTable {
  return {
    columns: [
      { key: 'name', label: 'Name', kind: 'text' },
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'status', label: 'Status', kind: 'text' },
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'method', label: 'Method', kind: 'text' },
      { key: 'model', label: 'Model', kind: 'text' },
      { key: 'encoder', label: 'Encoder', kind: 'text' },
      { key: 'seed', label: 'Seed', kind: 'number' },
      { key: 'differences', label: 'Changed settings', kind: 'text' },
      { key: 'calls', label: 'Calls', kind: 'number' },
      { key: 'tokens', label: 'Tokens', kind: 'number' },
      { key: 'lambda', label: 'λ', kind: 'number', decimals: 2 },
      { key: 'ndcg', label: 'NDCG@10', kind: 'number', decimals: 4 },
      { key: 'low', label: '95 % from', kind: 'number', decimals: 4 },
      { key: 'high', label: '95 % to', kind: 'number', decimals: 4 },
      { key: 'floor', label: 'Random floor', kind: 'number', decimals: 4 },
      { key: 'cautions', label: 'Cautions', kind: 'text' },
      { key: 'created', label: 'Created', kind: 'text' },
      { key: 'tags', label: 'Tags', kind: 'text' },
      { key: 'note', label: 'Note', kind: 'text' },
    ],
    rows: rows.map(({ run, name, status, dataset, variant, languageModel, embeddingModel, ...row }) => ({
      ...{ run, name, status, dataset, method: variant, model: modelText(languageModel) },
      encoder: embeddingModel,
      seed: row.seed,
      differences: row.differences.map((one) => `${one.name} ${String(one.value)}`).join('; '),
      calls: row.calls,
      tokens: row.tokens,
      lambda: row.lambda,
      ndcg: row.ndcg10?.mean ?? null,
      low: row.ndcg10?.interval.low ?? null,
      high: row.ndcg10?.interval.high ?? null,
      floor: row.floor10,
      cautions: row.cautions.map(({ label }) => label).join('; '),
      created: row.createdAt,
      tags: row.tags.join('; '),
      note: row.note,
    })),
  }
}

function modelText({ name, caveat }: RunRow['languageModel']): string {
  return caveat === null ? name : `${name} (${caveat})`
}
