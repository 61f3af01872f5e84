/** Builder of distributions for tests of figures. */
import type { DatasetDistributions } from '../../vocabulary/imports/datasetDistributions.ts'

/** Builds the distributions of a small dataset with times over three months. */
export function buildDistributions(parts: Partial<DatasetDistributions> = {}): DatasetDistributions {
  return {
    dataset: 'cds',
    datasetHash: '39f206924397cb09',
    users: 100,
    items: 269,
    interactions: 1800,
    time: {
      step: 'month',
      bins: [
        { label: '2014-01', count: 300 },
        { label: '2014-02', count: 0 },
        { label: '2014-03', count: 1500 },
      ],
    },
    popularity: [
      { rank: 1, interactions: 40 },
      { rank: 10, interactions: 12 },
      { rank: 269, interactions: 1 },
    ],
    lengths: [
      { low: 5, high: 9, count: 60 },
      { low: 10, high: 14, count: 39 },
      { low: 15, high: null, count: 1 },
    ],
    words: [
      { low: 1, high: 1, count: 100 },
      { low: 2, high: 2, count: 169 },
    ],
    undescribed: 69,
    ...parts,
  }
}
