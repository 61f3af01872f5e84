/** Table 1: statistics of datasets. */
import type { Manifest } from '../vocabulary/manifest.ts'
import type { DataTable } from './dataTable.ts'

/** Returns one row for each distinct dataset; sparsity is in percent. */
export function datasetTable(datasets: readonly Manifest['dataset'][]): DataTable {
  const distinct = [...new Map(datasets.map((dataset) => [dataset.hash, dataset])).values()]
  return {
    columns: [
      { key: 'name', label: 'Dataset', kind: 'text' },
      { key: 'users', label: '#Users', kind: 'number', decimals: 0 },
      { key: 'items', label: '#Items', kind: 'number', decimals: 0 },
      { key: 'interactions', label: '#Inter.', kind: 'number', decimals: 0 },
      { key: 'sparsity', label: 'Sparsity (%)', kind: 'number', decimals: 2 },
      { key: 'hash', label: 'SHA-256', kind: 'text' },
    ],
    rows: distinct.map(({ name, users, items, interactions, sparsity, hash }) => ({
      name,
      users,
      items,
      interactions,
      sparsity: sparsity * 100,
      hash,
    })),
  }
}
