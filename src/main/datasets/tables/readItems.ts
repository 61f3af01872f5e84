/** Reads what tables of text say of items: whether each has a title, and the texts of those that are wanted. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId } from '#shared/vocabulary/ids.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { ColumnMapping } from '#shared/vocabulary/imports/sourcePlan.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { ReadItems } from '../interactionSource.ts'
import { TITLE } from '../interactionTable.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import { cleanText } from '../texts/cleanText.ts'
import { movieTitle } from '../texts/movieTitle.ts'
import { ownText } from '../texts/ownText.ts'
import { titleCode } from '../texts/readClientTexts.ts'
import { untitled } from '../texts/untitled.ts'
import { CellFault, idOf, textOf } from './cellValue.ts'
import type { PlannedFile } from './planFiles.ts'
import { tableRows, type SoundRow } from './tableRows.ts'

/** Which items are described, and how their texts are made. */
export interface ItemOptions {
  /** The tokens of the items, by number. */
  readonly items: readonly string[]
  /** By number: whether the text of an item is kept; all are where it is absent. */
  readonly wanted?: Uint8Array | undefined
  /** Whether titles are those of films, with an article at their end. */
  readonly films?: boolean
  /** Whether the first of several categories is the same for all items, and says nothing. */
  readonly rooted?: boolean
}

/**
 * Reads the files one after the other. Of several rows for an item the first with a title counts. Rows that cannot be read
 * are rejected in `issues`.
 */
export async function readItems(
  files: readonly PlannedFile[],
  options: ItemOptions,
  issues: RowIssues,
): Promise<ReadItems> {
  const numbers = new Map(options.items.map((token, number) => [token, number]))
  const titles = new Uint8Array(options.items.length)
  const texts = new Map<ItemId, ItemText>()
  for (const { file, reading } of files) {
    const { columns } = reading
    let repeated = 0
    const take = ({ row, values }: SoundRow): void => {
      const token = idOf(values[0])
      const title = textOf(values[1])
      const fault = rowFault(token, title, columns)
      issues.count(file.name, row, fault === null ? [] : [fault])
      if (fault !== null || token instanceof CellFault) return
      const number = numbers.get(token)
      if (number === undefined) return
      const before = titles[number] ?? 0
      if (before !== TITLE.undescribed) repeated++
      if (before > TITLE.empty) return
      titles[number] = titleCode(title)
      if (before !== TITLE.undescribed && titles[number] === TITLE.empty) return
      if (options.wanted === undefined || options.wanted[number] === 1) {
        const id = toItemId(options.items[number] ?? token)
        texts.set(id, itemText(id, values.map(ownValue), columns, options))
      }
    }
    for await (const rows of tableRows(file, reading.format, askedColumns(columns)))
      for (const row of rows)
        if ('fault' in row) issues.count(file.name, row.row, [{ column: '', ...row.fault }])
        else take(row)
    if (repeated > 0)
      issues.note(
        inEnglish('{file}: {rows} an item again; the first row with a title counts.', {
          ...{ file: file.name, rows: counted(repeated, 'row describes', 'rows describe') },
        }),
      )
  }
  return { titles, texts }
}

/** The cells of a row are cut from a piece of their file. */
function ownValue(value: unknown): unknown {
  return typeof value === 'string' ? ownText(value) : value
}

function askedColumns({
  item,
  title,
  category,
  description,
  flags,
  further,
}: ColumnMapping): readonly string[] {
  return [item, title, category, description].map((name) => name ?? '').concat(flags, further)
}

function rowFault(token: string | CellFault, title: string, columns: ColumnMapping) {
  if (token instanceof CellFault) return { column: columns.item ?? '', expected: token.expected, found: '' }
  return title.includes('\0')
    ? { column: columns.title ?? '', expected: 'text without null bytes', found: title }
    : null
}

function itemText(
  id: ItemId,
  values: readonly unknown[],
  { flags, further }: ColumnMapping,
  { films = false, rooted = false }: ItemOptions,
): ItemText {
  const title = cleanText(textOf(values[1]))
  const flagged = flags.filter((_, index) => textOf(values[4 + index]).trim() === '1')
  const more = further.flatMap((name, index) => {
    const text = cleanText(textOf(values[4 + flags.length + index]))
    return /\p{L}/u.test(text) ? [`${name}: ${text}`] : []
  })
  return {
    id,
    title: cleanText(films ? movieTitle(title) : title) || untitled(id),
    category: joinedText([categoryText(values[2], rooted), ...flagged], '; '),
    description: joinedText([cleanText(textOf(values[3])), ...more], ' '),
  }
}

/** Cleaned once more, since two parts side by side may look like markup. */
function joinedText(parts: readonly string[], separator: string): string {
  return cleanText(parts.filter((part) => part !== '').join(separator))
}

function categoryText(value: unknown, rooted: boolean): string {
  if (!Array.isArray(value)) return cleanText(textOf(value).replaceAll('|', '; '))
  const parts = value.map((part) => cleanText(textOf(part, '; '))).filter((part) => part !== '')
  return (rooted && parts.length > 1 ? parts.slice(1) : parts).join('; ')
}
