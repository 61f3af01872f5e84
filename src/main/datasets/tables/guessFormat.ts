/** Guesses the format of a table by its first lines. */
import type { TableFormat } from '#shared/vocabulary/imports/sourcePlan.ts'
import { quotedRow } from '../atomic/quotedRow.ts'
import { bareLine, jsonObject, type DelimitedFormat } from './tableRows.ts'

/** In this order, where several split the lines alike. */
const DELIMITERS = ['::', '\t', ',', ';', '|'] as const

/** Returns the format, or null where the lines are no table. */
export function guessFormat(lines: readonly string[]): TableFormat | null {
  const filled = lines.map(bareLine).filter((line) => line.trim() !== '')
  if (filled.some((line) => line.trimStart().startsWith('{') && jsonObject(line) !== null))
    return { kind: 'json-lines' }
  const guesses = DELIMITERS.map((delimiter) => ({ delimiter, ...widthOf(filled, delimiter) }))
  const best = guesses
    .filter(({ width }) => width >= 2)
    .reduce<(typeof guesses)[number] | null>(
      (most, one) => (most && most.share >= one.share ? most : one),
      null,
    )
  if (best === null || best.share < 0.5) return null
  const { delimiter } = best
  const quoted = delimiter === ',' || delimiter === ';' || delimiter === '\t'
  const format: DelimitedFormat = { kind: 'delimited', delimiter, header: false, quoted, names: [] }
  return { ...format, header: hasHeader(filled, format) }
}

/** The most frequent number of columns, and the share of lines that have it. */
function widthOf(
  lines: readonly string[],
  delimiter: string,
): { readonly width: number; readonly share: number } {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const width = quotedRow(line, () => true, delimiter).cells.length
    counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  const [width, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])
  return { width, share: lines.length === 0 ? 0 : count / lines.length }
}

/**
 * A header holds no numbers. Where no name in it is a usual one, and it does not name users and items, it has a name for each column, all different, and there are
 * numbers in every row below it.
 */
function hasHeader([first = '', ...rest]: readonly string[], format: DelimitedFormat): boolean {
  const cellsOf = (line: string) => quotedRow(line, () => format.quoted, format.delimiter).cells
  const names = cellsOf(first).map((cell) => cell.trim())
  if (names.some(isNumeric)) return false
  if (names.some(isKnownName) || (names.some(isUserWord) && names.some(isItemWord))) return true
  if (names.includes('') || new Set(names).size < names.length) return false
  return rest.length > 0 && rest.every((line) => cellsOf(line).some(isNumeric))
}

function isNumeric(cell: string): boolean {
  return cell.trim() !== '' && Number.isFinite(Number(cell))
}

/** Names that stand above columns and never in them. */
function isKnownName(name: string): boolean {
  return /^(?:user|item|movie|book|product|parent|reviewer|customer|artist|track|business)?[ _-]?(?:id|asin|title|name)$|^(?:userid|itemid|movieid|rating|ratings|timestamp|unixreviewtime|overall|stars|score|history)$/i.test(
    name,
  )
}

/** One of these words alone may be a value; beside a word for items it is a name. */
function isUserWord(name: string): boolean {
  return /^(?:user|customer|reviewer|member|person|uid)s?$/i.test(name)
}

function isItemWord(name: string): boolean {
  return /^(?:item|movie|book|product|artist|track|song|business|article|game|iid)s?$/i.test(name)
}
