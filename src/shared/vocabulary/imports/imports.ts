/** Importing a dataset through the window: tickets for sources that a host granted, a preview, progress. */
import { z } from 'zod'

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
  readonly form: 'atomic' | 'benchmark'
  readonly files: readonly FilePreview[]
  /** Files that the import would not read. */
  readonly ignored: readonly string[]
  readonly suggestedName: string
  readonly suggestedDomainWord: string
}

/** The progress of an import, in bytes over all of its files. */
export interface ImportProgress {
  readonly name: string
  readonly file: string
  readonly readBytes: number
  readonly totalBytes: number
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
