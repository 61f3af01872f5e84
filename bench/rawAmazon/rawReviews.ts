/** The lines of the file of reviews: grouped by item as in the real ones, with lines that cannot be read between them. */
import { groupedRows } from '../../src/main/datasets/preprocessing/groupedRows.ts'
import type { RandomFor } from '../../src/main/ports/random.ts'
import { badReview } from './badLines.ts'
import { Prose } from './prose.ts'
import type { RawInteractions } from './rawInteractions.ts'
import type { RawForm } from './rawLines.ts'

/** One of so many texts is 30,000 characters long, and the first of all is a million. */
const LONG = 10_000

/** Yields all lines. `order` holds all items in the order of the file. */
export function* rawReviews(
  form: RawForm,
  { userOf, itemOf, dayOf, items, users }: RawInteractions,
  order: readonly number[],
  badCount: number,
  randomFor: RandomFor,
): Iterable<string> {
  const random = randomFor('raw', 'reviews', form.reviewsFile)
  const prose = new Prose(random)
  const all = new Int32Array(itemOf.length).map((_, row) => row)
  const byItem = groupedRows(all, itemOf, items)
  const between = Math.floor(itemOf.length / badCount)
  let written = 0
  let bad = 0
  for (const item of order) {
    for (const row of byItem.rows.subarray(byItem.starts[item], byItem.starts[item + 1])) {
      const luck = random.next()
      yield form.review({
        user: userOf[row] ?? 0,
        item,
        day: dayOf[row] ?? 0,
        rating: Math.ceil(5 * Math.sqrt(1 - random.next())),
        text: prose.text(written === 0 ? 10_000 : written % LONG === 0 ? 300 : sentences(random.next())),
        summary: prose.text(1).slice(0, 12 + random.below(50)),
        luck,
      })
      written++
      // Users and items of bad lines occur nowhere else, so that nothing changes where one is read after all.
      if (written % between === 0 && bad < badCount) {
        yield badReview(form, bad, users + bad, items + bad, prose.text(8))
        bad++
      }
    }
  }
}

/** Most reviews are short and some long; eight sentences are the mean. */
function sentences(luck: number): number {
  return 1 + Math.floor(-7.5 * Math.log(1 - luck * 0.99))
}
