/** Lines that a reader cannot take for a review or an item. */
import type { RawForm, RawReview } from './rawLines.ts'

/** What is wrong with the bad lines, in turn; the first is there once. */
export const BAD_REVIEWS = [
  'no time',
  'cut off',
  'a page instead',
  'null byte in the line',
  'null character in the user',
  'no user',
  'no item',
  'a list',
] as const

/** Returns the number-th bad line of the reviews; its user and item occur in no other line. */
export function badReview(form: RawForm, number: number, user: number, item: number, text: string): string {
  const review: RawReview = { user, item, day: 15_000, rating: 4, text, summary: 'Fine', luck: 0.5 }
  const line = form.review(review)
  switch (number === 0 ? 'no time' : BAD_REVIEWS[1 + (number % (BAD_REVIEWS.length - 1))]) {
    case 'no time':
      return line.replace(/, "(unixReviewTime|timestamp)": \d+/, '')
    case 'cut off':
      return line.slice(0, line.length >> 1)
    case 'a page instead':
      return '<html><head><title>503 Service Unavailable</title></head></html>'
    case 'null byte in the line':
      return `${line.slice(0, 12)}\u0000\u0000${line.slice(12)}`
    case 'null character in the user':
      return line.replace(/("(?:reviewerID|user_id)": "A)/, '$1\\u0000')
    case 'no user':
      return line.replace(/"(reviewerID|user_id)": "[^"]*", /, '')
    case 'no item':
      return line.replace(/"(parent_asin|asin)": "[^"]*", /g, '')
    default:
      return `[${line}, ${line}]`
  }
}

/** Returns the number-th bad line of the metadata. */
export function badItem(number: number, line: string): string {
  if (number % 3 === 0) return line.slice(0, line.length - 20)
  return number % 3 === 1 ? '<!DOCTYPE html>' : line.replace(/"(parent_asin|asin)": "[^"]*"/g, '"$1": null')
}
