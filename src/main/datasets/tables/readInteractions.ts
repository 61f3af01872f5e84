/** Reads the interactions of tables of text into columns of numbers. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { RowIssue } from '#shared/errors.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { ReadInteractions } from '../interactionSource.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import { TimeUnits } from '../rows/timeUnits.ts'
import { CellFault, idOf, numberOf, timeOf } from './cellValue.ts'
import { InteractionColumns } from './interactionColumns.ts'
import type { PlannedFile } from './planFiles.ts'
import { tableRows, type SoundRow } from './tableRows.ts'

/**
 * Reads the files one after the other. Rows that cannot be read are rejected in `issues`. A rating that is no number is a
 * missing one. Times and ratings count where every file has a column for them.
 */
export async function readInteractions(
  files: readonly PlannedFile[],
  issues: RowIssues,
): Promise<ReadInteractions> {
  const has = (name: 'timestamp' | 'rating'): boolean =>
    files.every(({ reading }) => reading.columns[name] !== null)
  const table = new InteractionColumns({ times: has('timestamp'), ratings: has('rating') })
  const units = new TimeUnits()
  let mixed = false
  for (const planned of files) {
    const before = table.rows
    await readFile(planned, table, { issues, units, timed: has('timestamp') })
    const fault = units.fault()
    if (fault !== null && !mixed) issues.add({ file: planned.file.name, ...fault })
    mixed ||= fault !== null
    if (table.rows === before)
      issues.note(inEnglish('{file}: no interactions were found.', { file: planned.file.name }))
  }
  const note = units.note()
  if (note !== null) issues.note(inEnglish('{names}: {sentence}', { names: 'interactions', sentence: note }))
  return { table: table.table(units.perSecond()), firstRows: table.firstRows }
}

interface Reading {
  readonly issues: RowIssues
  readonly units: TimeUnits
  readonly timed: boolean
}

async function readFile(
  { file, reading }: PlannedFile,
  table: InteractionColumns,
  { issues, units, timed }: Reading,
): Promise<void> {
  const { user, item, timestamp, rating } = reading.columns
  const columns = [user ?? '', item ?? '', timestamp ?? '', rating ?? '']
  let odd = 0
  const take = ({ row, values }: SoundRow): void => {
    const [userValue, itemValue, timeValue, ratingValue] = values
    const userToken = idOf(userValue)
    const itemToken = idOf(itemValue)
    const time = timed ? timeOf(timeValue) : 0
    if (userToken instanceof CellFault || itemToken instanceof CellFault || time instanceof CellFault) {
      const faults = [
        faultOf(user, userValue, userToken),
        faultOf(item, itemValue, itemToken),
        faultOf(timestamp, timeValue, time),
      ]
      issues.count(file.name, row, faults.flat())
      return
    }
    issues.count(file.name, row, [])
    if (timed) units.add(row, time)
    const stars = numberOf(ratingValue)
    if (Number.isNaN(stars) && isOdd(ratingValue)) odd++
    table.add({ user: userToken, item: itemToken, time, rating: stars, row })
  }
  for await (const rows of tableRows(file, reading.format, columns))
    for (const row of rows)
      if ('fault' in row) issues.count(file.name, row.row, [{ column: '', ...row.fault }])
      else take(row)
  if (odd > 0) {
    const parts = { file: file.name, values: counted(odd, 'value'), column: rating ?? '' }
    issues.note(
      inEnglish(
        odd === 1
          ? '{file}: {values} of {column} is no number and counts as missing.'
          : '{file}: {values} of {column} are no numbers and count as missing.',
        parts,
      ),
    )
  }
}

function faultOf(
  column: string | null,
  value: unknown,
  found: unknown,
): readonly Pick<RowIssue, 'column' | 'expected' | 'found'>[] {
  if (!(found instanceof CellFault)) return []
  const shown = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  return [{ column: column ?? '', expected: found.expected, found: shown }]
}

/** Whether a value that is no number is another thing than a missing number. */
function isOdd(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    !(typeof value === 'string' && /^(?:nan|null|none|na|)$/i.test(value.trim()))
  )
}
