/** One cell of an atomic file, so that both RecBole and the import read it back as it is. */

/** Characters that end a cell or a row, or that begin quotes. */
const NEEDS_QUOTES = /["\t\n\r]/

/**
 * Quotes a cell as CSV writers do. Every cell with a quotation mark is quoted, not only one that begins with it: the import
 * removes the quotes of a column where all of its marks are such.
 */
export function atomicCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
