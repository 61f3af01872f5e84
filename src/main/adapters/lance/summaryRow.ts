/** Reads the summary of a dataset from its row. */
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'

/** A row as it was read. */
export type Row = Readonly<Record<string, unknown>>

export function summaryFrom(row: Row): DatasetSummary {
  return {
    name: String(row['name']),
    domainWord: String(row['domainWord']),
    users: Number(row['users']),
    items: Number(row['items']),
    interactions: Number(row['interactions']),
    sparsity: Number(row['sparsity']),
    hash: String(row['hash']),
    source: row['source'] === 'benchmark' || row['source'] === 'table' ? row['source'] : 'atomic',
    givenCandidates: row['givenCandidates'] === true,
    // Datasets from before there were notes have no such column.
    notes: Array.from((row['notes'] ?? []) as Iterable<string>),
  }
}
