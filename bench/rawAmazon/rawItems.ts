/** The lines of the file of metadata: one for each item that is described, some again, some that cannot be read. */
import type { Random, RandomFor } from '../../src/main/ports/random.ts'
import { badItem } from './badLines.ts'
import { Prose } from './prose.ts'
import type { RawInteractions } from './rawInteractions.ts'
import type { RawForm, RawItem } from './rawLines.ts'
import type { RawShape } from './shape.ts'
import { rawTitle } from './rawTitles.ts'
import { asin } from './tokens.ts'

const GENRES = [
  'Pop',
  'Classic Rock',
  'Album-Oriented Rock',
  'Alternative Rock',
  'Jazz',
  'Indie & Lo-Fi',
  'Opera',
]
const CSS = '.a-box-inner{background-color:#fff}#alohaBuyBoxWidget .selected{border:1px solid #e77600}'

/** Yields all lines. `order` holds all items in the order of the file. */
export function* rawItems(
  form: RawForm,
  { kindOf, items }: RawInteractions,
  order: readonly number[],
  { badItems, repeatedItems }: RawShape,
  randomFor: RandomFor,
): Iterable<string> {
  const random = randomFor('raw', 'items', form.itemsFile)
  const prose = new Prose(random, 1000)
  const everyBad = Math.floor(items / (badItems + 1))
  const everyRepeat = Math.floor(items / (repeatedItems + 1))
  let [bad, repeated] = [0, 0]
  for (const [place, item] of order.entries()) {
    const kind = kindOf(item)
    const described = describedItem(item, rawTitle(kind, prose, random), prose, random, items)
    if (kind !== 'undescribed') yield form.item(described)
    if (bad < badItems && place >= (bad + 1) * everyBad) {
      // Items of bad lines occur in no review.
      const unknown = { ...described, item: items + 2_000_000 + bad }
      yield badItem(bad++, form.item(unknown))
    }
    if (repeated < repeatedItems && kind === 'sound' && place >= (repeated + 1) * everyRepeat) {
      // Every other one says the same again, the rest another price and description.
      yield form.item(
        repeated++ % 2 === 0 ? described : { ...described, price: '$1.99', description: [prose.text(2)] },
      )
    }
  }
  if (bad < badItems || repeated < repeatedItems)
    throw new Error('The items do not suffice for the bad lines.')
}

function describedItem(item: number, title: string, prose: Prose, random: Random, items: number): RawItem {
  const list = (most: number, entry: () => string) => Array.from({ length: random.below(most + 1) }, entry)
  return {
    item,
    title,
    description: list(2, () => prose.text(1 + random.below(6))),
    features: list(2, () => prose.text(1)),
    categories: ['CDs &amp; Vinyl', ...list(3, () => GENRES[random.below(GENRES.length)] ?? 'Pop')],
    brand: prose.capitals(2),
    price: rawPrice(random),
    related: list(60, () => asin(random.below(items))),
    luck: random.next(),
  }
}

function rawPrice(random: Random): string {
  const dollars = () => `$${(1 + 40 * random.next()).toFixed(2)}`
  switch (random.below(20)) {
    case 0:
      return CSS
    case 1:
      return '-'
    case 2:
      return `${dollars()} - ${dollars()}`
    case 3:
    case 4:
    case 5:
      return ''
    default:
      return dollars()
  }
}
