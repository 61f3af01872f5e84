/** Importing a dataset through the window: tickets for sources that a host granted, a preview, progress. */
import { z } from 'zod'
import type { StepCount } from './preprocessing.ts'
import type { SourcePlan } from './sourcePlan.ts'

/** A ticket for files or a folder that the user chose through a host. Paths are never sent to a page. */
export const sourceId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
export type SourceId = z.infer<typeof sourceId>

/** A granted source: its ticket and its label. */
export interface Source {
  readonly source: SourceId
  /** The name of the file or folder that the user chose, to be shown. */
  readonly label: string
}

/** The beginning of one file. */
export interface FilePreview {
  readonly name: string
  readonly bytes: number
  readonly columns: readonly string[]
  /** The first rows, at most twenty; cells are truncated at 200 characters. */
  readonly rows: readonly (readonly string[])[]
}

/** What an import would read, with suggestions for its parameters. */
export interface DatasetPreview {
  readonly form: 'atomic' | 'benchmark' | 'table'
  /** How tables are read, as it was guessed or given; null for the other forms. */
  readonly plan: SourcePlan | null
  /** The files that would be read, and other tables. */
  readonly files: readonly FilePreview[]
  /** Names of files that the import would not read. Tables among them are in the plan. */
  readonly ignored: readonly string[]
  readonly suggestedName: string
  readonly suggestedDomainWord: string
}

/** How far the files of a source are read, in bytes on disk over all of them. */
export interface ReadProgress {
  readonly file: string
  readonly readBytes: number
  readonly totalBytes: number
}

/** The progress of an import. */
export interface ImportProgress extends ReadProgress {
  readonly name: string
}

/** What the interactions of a source are, before any preprocessing. */
export interface PreparedSource {
  readonly interactions: number
  readonly users: number
  readonly items: number
  /** The earliest and the latest time in seconds since 1970; null where the source has no times. */
  readonly times: { readonly first: number; readonly last: number } | null
  /** How often each rating occurs, lowest first, at most twenty of them; null where the source has no ratings. */
  readonly ratings: readonly { readonly rating: number; readonly count: number }[] | null
  /** How many items are described by no file, without a title, with residue of markup in it, and with a sound one. */
  readonly titles: {
    readonly undescribed: number
    readonly empty: number
    readonly dirty: number
    readonly sound: number
  }
  readonly notes: readonly string[]
  readonly rejectedRows: number
}

/** What preprocessing makes of a source. */
export interface PreprocessedSource {
  readonly steps: readonly StepCount[]
}

/** One item of a dataset in a list. */
export interface ItemRow {
  readonly item: string
  readonly title: string
  readonly category: string
  readonly description: string
  readonly interactions: number
}

/** One user of a dataset in a list. */
export interface HistoryRow {
  readonly user: string
  readonly text: string
  /** The user's items, oldest first, with their titles. */
  readonly items: readonly {
    readonly item: string
    readonly title: string
    readonly timestamp: number | null
  }[]
}
