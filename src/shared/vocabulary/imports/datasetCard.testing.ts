/** Builder of cards for tests of what shows them. */
import type { DatasetCard } from './datasetCard.ts'
import { NO_PREPROCESSING } from './preprocessing.ts'

/** Builds the card of a dataset from one packed file of JSON lines. */
export function buildCard(parts: Partial<DatasetCard> = {}): DatasetCard {
  const columns = {
    user: 'reviewerID',
    item: 'asin',
    rating: 'overall',
    timestamp: 'unixReviewTime',
    ...{ title: null, category: null, description: null, flags: [], further: [] },
  }
  return {
    name: 'cds',
    domainWord: 'CD',
    source: 'Amazon Review Data 2018',
    licence: 'Published for research.',
    files: [
      {
        name: 'CDs_5.json.gz',
        bytes: 3_866_165,
        sha256: 'aa11',
        encoding: 'UTF-8',
        compression: 'gzip',
      },
    ],
    plan: {
      source: 'amazon-2018',
      readings: [
        {
          file: 'CDs_5.json.gz',
          role: 'interactions',
          format: { kind: 'json-lines' },
          columns,
        },
      ],
    },
    preprocessing: { ...NO_PREPROCESSING, kCore: 5, users: 100, seed: 7 },
    steps: [
      { step: 'read', interactions: 9000, users: 800, items: 700, removed: 0 },
      { step: 'k-core', interactions: 6000, users: 500, items: 400, removed: 3000 },
      { step: 'users', interactions: 800, users: 100, items: 269, removed: 5200 },
    ],
    statistics: { users: 100, items: 269, interactions: 800, sparsity: 0.97026 },
    hash: '39f206924397cb09',
    notes: ['CDs_5.json.gz: times are seconds since 1970.'],
    rejectedRows: 3,
    ...parts,
  }
}
