/** Table 1 of the paper: the size and the sparsity of a dataset. */
import type { Dataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'

/** Counts users, items and interactions. Sparsity is 1 - interactions / (users × items), from 0 to 1. */
export function summarizeDataset(
  dataset: Dataset,
  source: DatasetSummary['source'],
): Omit<DatasetSummary, 'notes'> {
  const users = dataset.histories.length
  const items = new Set(dataset.histories.flatMap((history) => history.items)).size
  const interactions = dataset.histories.reduce((sum, history) => sum + history.items.length, 0)
  return {
    name: dataset.name,
    domainWord: dataset.domainWord,
    users,
    items,
    interactions,
    sparsity: users * items === 0 ? 0 : 1 - interactions / (users * items),
    hash: dataset.hash,
    source,
    givenCandidates: dataset.givenNegatives !== null,
  }
}
