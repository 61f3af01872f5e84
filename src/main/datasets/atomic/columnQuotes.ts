/** Finds out which columns of an atomic file are quoted, as CSV writers do. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import { atomicRecords } from './atomicRecords.ts'
import type { RecordForm } from './atomicRecords.ts'
import type { SourceFile } from '../textFiles.ts'

/** What the quotation marks of a file are. */
export interface ColumnQuotes {
  /** Columns all of whose fields with a quotation mark are quoted whole, with how many these are. */
  readonly quoted: ReadonlyMap<number, number>
  /** Columns where some fields are quoted whole and others are not, with the first row that is not. */
  readonly mixed: ReadonlyMap<number, number>
}

/** Says of each column what became of its quotation marks, in whole sentences. */
export function quoteNotes(
  { quoted, mixed }: ColumnQuotes,
  columns: readonly { readonly name: string }[],
): readonly string[] {
  const nameOf = (column: number): string => columns[column]?.name ?? ''
  return [
    ...[...quoted].map(([column, fields]) => {
      const around = fields === 1 ? inEnglish('one field') : counted(fields, 'field')
      return inEnglish(
        'the quotation marks around {fields} of {column} were removed, as CSV writers put them.',
        { fields: around, column: nameOf(column) },
      )
    }),
    ...[...mixed].map(([column, row]) =>
      inEnglish('the quotation marks in {column} were kept, since row {row} is not quoted as others are.', {
        column: nameOf(column),
        row,
      }),
    ),
  ]
}

/** Looks through the whole file, unless it is known to hold no quotation mark. The header says nothing. */
export async function columnQuotes(
  file: SourceFile,
  form: Pick<RecordForm, 'columns' | 'lastMayLack'>,
): Promise<ColumnQuotes> {
  const fields = new Map<number, number>()
  const loose = new Map<number, number>()
  if ((await file.holdsQuotes?.()) === false) return { quoted: fields, mixed: loose }
  const isQuoted = (column: number): boolean => !loose.has(column)
  const onLoose = (column: number, row: number): void => {
    if (!loose.has(column)) loose.set(column, row)
  }
  for await (const { row, forms } of atomicRecords(file.lines({ uncounted: true }), {
    ...form,
    isQuoted,
    onLoose,
  })) {
    if (row === 1) continue
    forms.forEach((one, column) => {
      if (one === 'quoted') fields.set(column, (fields.get(column) ?? 0) + 1)
      else if (one === 'loose') onLoose(column, row)
    })
  }
  return {
    quoted: new Map([...fields].filter(([column]) => !loose.has(column))),
    mixed: new Map([...loose].filter(([column]) => fields.has(column))),
  }
}
