/** What a card says of a dataset as a whole, as names and values that the window and Markdown show alike. */
import { inEnglish, type Say } from '../wording/inEnglish.ts'
import type { DatasetCard } from './datasetCard.ts'

/** One fact. */
export interface CardFact {
  readonly label: string
  readonly value: string
  /** Whether the value is read character by character, such as a hash. */
  readonly code?: boolean
}

/** Returns the facts in the order in which they are shown. */
export function cardFacts(card: DatasetCard, say: Say = inEnglish): readonly CardFact[] {
  const { source, licence, domainWord, hash, rejectedRows } = card
  return [
    { label: say('Source'), value: say(source) },
    { label: say('Licence'), value: say(licence) },
    { label: say('Item word'), value: domainWord },
    { label: say('SHA-256 of the content'), value: hash, code: true },
    { label: say('Seed'), value: seedText(card, say) },
    {
      label: say('Rejected rows'),
      value:
        rejectedRows === 0
          ? say('none')
          : say('{rows}, left out and listed in rejects.csv beside the dataset', {
              rows: rejectedRows.toLocaleString('en'),
            }),
    },
  ]
}

/** Names and values of the paper's Table 1. */
export function cardStatistics({ statistics }: DatasetCard, say: Say = inEnglish): readonly CardFact[] {
  const { users, items, interactions, sparsity } = statistics
  return [
    { label: '#Users', value: users.toLocaleString('en') },
    { label: '#Items', value: items.toLocaleString('en') },
    { label: '#Inter.', value: interactions.toLocaleString('en') },
    { label: say('Sparsity'), value: `${(100 * sparsity).toFixed(2)} %` },
  ]
}

function seedText({ preprocessing }: DatasetCard, say: Say): string {
  if (preprocessing === null) return say('none; the files are taken as they are')
  const { seed } = preprocessing
  const drawn = [
    ...(preprocessing.users > 0 ? [say('the users')] : []),
    ...(preprocessing.candidates === 'kept'
      ? [say('nine negatives of each user, kept with the dataset')]
      : []),
  ]
  return drawn.length === 0
    ? say('{seed}, by which nothing was drawn', { seed })
    : say('{seed}, which drew {drawn}', { seed, drawn: drawn.join(say(' and ')) })
}
