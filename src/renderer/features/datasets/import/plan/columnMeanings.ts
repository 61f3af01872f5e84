/** What the columns of a table may say, and how one is given a meaning. */
import type { ColumnMapping, FileReading, FileRole } from '#shared/vocabulary/imports/sourcePlan.ts'
import { t } from '../../../../locales/t.ts'

/** What one column says; '' for nothing. */
export type ColumnMeaning = keyof ColumnMapping | ''

const MEANINGS: Readonly<Record<FileRole, readonly (keyof ColumnMapping)[]>> = {
  interactions: ['user', 'item', 'rating', 'timestamp'],
  items: ['item', 'title', 'category', 'description', 'further', 'flags'],
  users: ['user', 'further'],
  none: [],
}

const labelOf = (meaning: keyof ColumnMapping): string => t(`imports.column_${meaning}`)

/** The columns that a file of a role must have. */
const REQUIRED: Readonly<Record<FileRole, readonly (keyof ColumnMapping)[]>> = {
  interactions: ['user', 'item'],
  items: ['item', 'title'],
  users: ['user'],
  none: [],
}

/** The meanings that a column may have in a file of this role, for a select. */
export function meaningOptions(
  role: FileRole,
): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: t('imports.notRead') },
    ...MEANINGS[role].map((value) => ({ value, label: labelOf(value) })),
  ]
}

/** Returns what a column says. */
export function meaningOf({ role, columns }: FileReading, column: string): ColumnMeaning {
  return (
    MEANINGS[role].find((meaning) => {
      const named = columns[meaning]
      return typeof named === 'string' ? named === column : named?.includes(column) === true
    }) ?? ''
  )
}

/** Gives a column a meaning. Another column that had it has none any more, unless several may. */
export function withMeaning(reading: FileReading, column: string, meaning: ColumnMeaning): FileReading {
  const without = withoutColumn(reading.columns, column)
  if (meaning === '') return { ...reading, columns: without }
  const columns =
    meaning === 'further' || meaning === 'flags'
      ? { ...without, [meaning]: [...without[meaning], column] }
      : { ...without, [meaning]: column }
  return { ...reading, columns }
}

function withoutColumn(columns: ColumnMapping, column: string): ColumnMapping {
  const entries = Object.entries(columns).map(([meaning, named]) => [
    meaning,
    named === column ? null : Array.isArray(named) ? named.filter((one) => one !== column) : named,
  ])
  return Object.fromEntries(entries) as ColumnMapping
}

/** Says what a file lacks to be read in its role; null where it lacks nothing. */
export function readingProblem({ role, columns }: FileReading): string | null {
  const lacking = REQUIRED[role].filter((meaning) => columns[meaning] === null)
  if (lacking.length === 0) return null
  return t('imports.chooseTheColumnOfJoin', {
    join: lacking.map((meaning) => labelOf(meaning).toLowerCase()).join(t('imports.join_and')),
  })
}
