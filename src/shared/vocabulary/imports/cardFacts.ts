/** What a card says of a dataset as a whole, as names and values that the window and Markdown show alike. */
import type { DatasetCard } from './datasetCard.ts'

/** One fact. */
export interface CardFact {
  readonly label: string
  readonly value: string
  /** Whether the value is read character by character, such as a hash. */
  readonly code?: boolean
}

/** Returns the facts in the order in which they are shown. */
export function cardFacts(card: DatasetCard): readonly CardFact[] {
  const { source, licence, domainWord, hash, rejectedRows } = card
  return [
    { label: 'Source', value: source },
    { label: 'Licence', value: licence },
    { label: 'Item word', value: domainWord },
    { label: 'SHA-256 of the content', value: hash, code: true },
    { label: 'Seed', value: seedText(card) },
    {
      label: 'Rejected rows',
      value:
        rejectedRows === 0
          ? 'none'
          : `${rejectedRows.toLocaleString('en')}, left out and listed in rejects.csv beside the dataset`,
    },
  ]
}

/** Names and values of the paper's Table 1. */
export function cardStatistics({ statistics }: DatasetCard): readonly CardFact[] {
  const { users, items, interactions, sparsity } = statistics
  return [
    { label: '#Users', value: users.toLocaleString('en') },
    { label: '#Items', value: items.toLocaleString('en') },
    { label: '#Inter.', value: interactions.toLocaleString('en') },
    { label: 'Sparsity', value: `${(100 * sparsity).toFixed(2)} %` },
  ]
}

function seedText({ preprocessing }: DatasetCard): string {
  if (preprocessing === null) return 'none; the files are taken as they are'
  const drawn = [
    ...(preprocessing.users > 0 ? ['the users'] : []),
    ...(preprocessing.candidates === 'kept' ? ['nine negatives of each user, kept with the dataset'] : []),
  ]
  return drawn.length === 0
    ? `${preprocessing.seed}, by which nothing was drawn`
    : `${preprocessing.seed}, which drew ${drawn.join(' and ')}`
}
