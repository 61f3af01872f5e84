/** Builder of checks for tests of what shows them. */
import type { DatasetChecks } from './datasetChecks.ts'

/** Builds three of the checks of a dataset of 100 users: a warning, a note, and one that found nothing. */
export function buildChecks(parts: Partial<DatasetChecks> = {}): DatasetChecks {
  return {
    dataset: 'cds',
    datasetHash: '39f206924397cb09',
    seed: 0,
    negatives: 'given',
    users: 100,
    candidates: 10,
    checks: [
      {
        id: 'unseen-test-items',
        title: 'Test items unseen in training',
        level: 'note',
        finding: '15 test items of 100 (15 %) never occur in training.',
        advice: 'Take a denser sample.',
        numbers: { unseen: 15 },
      },
      {
        id: 'repeated-items',
        title: 'Users with the same item twice',
        level: 'fine',
        finding: '0 users of 100 have the same item twice in the sequence.',
        advice: null,
        numbers: { users: 0 },
      },
      {
        id: 'most-popular-first',
        title: 'Most popular first',
        level: 'warning',
        finding: 'NDCG@10 is 0.5178, above what random orders reach.',
        advice: 'Report Pop beside every method.',
        numbers: { 'ndcg@10': 0.5178 },
      },
    ],
    shortcuts: [
      {
        id: 'most-popular-first',
        name: 'Most popular first',
        mean: { 'ndcg@1': 0.185, 'ndcg@5': 0.38354, 'ndcg@10': 0.5178 },
      },
    ],
    floor: { 'ndcg@1': 0.1, 'ndcg@5': 0.2948, 'ndcg@10': 0.45436 },
    band: {
      'ndcg@1': { low: 0.0412, high: 0.1588 },
      'ndcg@5': { low: 0.22943, high: 0.36026 },
      'ndcg@10': { low: 0.41369, high: 0.49502 },
    },
    ...parts,
  }
}
