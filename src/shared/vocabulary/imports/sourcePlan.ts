/** How the files of a source are read: what each of them holds, its format, and which column says what. */
import { z } from 'zod'

/** What a file says: which interactions there were, what items are, who users are; or nothing that is read. */
export const FILE_ROLES = ['interactions', 'items', 'users', 'none'] as const
export type FileRole = (typeof FILE_ROLES)[number]

const columnName = z.string().max(10_000)
/** More columns or files than anyone has; a request must end somewhere. */
const MOST = 10_000

/** The format of a table of text. */
export const tableFormat = z.discriminatedUnion('kind', [
  /** One JSON object on each line. */
  z.strictObject({ kind: z.literal('json-lines') }),
  z.strictObject({
    kind: z.literal('delimited'),
    /** What separates columns, such as `,`, TAB, `|` or `::`. */
    delimiter: z.string().min(1).max(4),
    /** Whether the first row names the columns. */
    header: z.boolean(),
    /** Whether fields may be quoted as CSV writers do. */
    quoted: z.boolean(),
    /** The names of the columns where no header says them; those that lack are called `column 1`, `column 2` and so on. */
    names: z.array(columnName).max(MOST).readonly(),
  }),
])
export type TableFormat = z.infer<typeof tableFormat>

/** Which column says what; null where no column does. Files of users need `user` alone: all their columns are read. */
export const columnMapping = z.strictObject({
  user: columnName.nullable(),
  item: columnName.nullable(),
  rating: columnName.nullable(),
  timestamp: columnName.nullable(),
  title: columnName.nullable(),
  category: columnName.nullable(),
  description: columnName.nullable(),
  /** Columns that hold 1 where an item is of the category that is their name. */
  flags: z.array(columnName).max(MOST).readonly(),
  /** Columns whose text follows the description of an item, each with its name. */
  further: z.array(columnName).max(MOST).readonly(),
})
export type ColumnMapping = z.infer<typeof columnMapping>

/** How one file is read. */
export const fileReading = z.strictObject({
  file: z.string().max(1000),
  role: z.enum(FILE_ROLES),
  format: tableFormat,
  columns: columnMapping,
})
export type FileReading = z.infer<typeof fileReading>

/** What the sources that are known by their content are called. */
export const SOURCE_NAMES = {
  'amazon-2018': 'Amazon Review Data 2018',
  'amazon-2023': 'Amazon Reviews 2023',
  'movielens-100k': 'MovieLens 100K',
  'movielens-1m': 'MovieLens 1M',
  movielens: 'MovieLens (CSV)',
  table: 'Tables of another source',
} as const
export type TableSource = keyof typeof SOURCE_NAMES

/** How all files of a source are read. */
export const sourcePlan = z.strictObject({
  source: z.enum(Object.keys(SOURCE_NAMES) as [TableSource, ...TableSource[]]),
  readings: z.array(fileReading).min(1).max(MOST).readonly(),
})
export type SourcePlan = z.infer<typeof sourcePlan>
