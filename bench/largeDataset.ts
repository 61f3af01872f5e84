/** A dataset of the size of Amazon's CDs after five-core, with texts of the same length; made at once, without any taste in it. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId, type ItemId } from '#shared/vocabulary/ids.ts'
import type { RandomFor } from '../src/main/ports/random.ts'
import { syntheticDataset } from './syntheticDataset.ts'

/** Amazon CDs and Vinyl (2018) after five-core. */
export const AMAZON_CDS = { users: 84_522, items: 56_883, interactions: 961_572 } as const
/** Sentences of a description; Amazon's have about 500 characters. */
const SENTENCES = 10
/** The first and the last second of the interactions. */
const [FROM, UNTIL] = [1_000_000_000, 1_538_000_000]

export function largeDataset(
  randomFor: RandomFor,
  size: { readonly users: number; readonly items: number; readonly interactions: number } = AMAZON_CDS,
): Dataset {
  const { items: plain } = syntheticDataset(randomFor, { users: 0, items: size.items, interactions: 0 })
  const texts = [...plain.values()]
  const random = randomFor('large dataset')
  const one = () => texts[random.below(texts.length)]
  const items = texts.map((text) => ({
    ...text,
    description: Array.from({ length: SENTENCES }, () => one()?.description ?? '').join(' '),
  }))
  const mean = size.interactions / size.users
  const histories = Array.from({ length: size.users }, (_, user) => {
    const count = user % 2 === 0 ? Math.ceil(mean) : Math.floor(mean)
    const taken = new Set<ItemId>()
    while (taken.size < count) taken.add(toItemId(String(random.below(size.items))))
    const times = Array.from(taken, () => FROM + random.below(UNTIL - FROM)).sort((a, b) => a - b)
    // Like those of Amazon, the tokens are fourteen characters long.
    return { user: toUserId(`A${String(user).padStart(13, '0')}`), items: [...taken], timestamps: times }
  })
  return {
    name: 'large',
    domainWord: 'CD',
    histories,
    items: new Map(items.map((text) => [text.id, text])),
    users: new Map(),
    givenNegatives: null,
    hash: '0'.repeat(64),
  }
}
