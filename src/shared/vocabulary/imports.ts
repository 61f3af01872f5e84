/** Importing a dataset through the window: sources that a host vouched for, a preview, progress. */
import { z } from 'zod'

/** Stands for files or a folder that the user chose through a host. Paths never cross the boundary. */
export const sourceId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
export type SourceId = z.infer<typeof sourceId>

export interface Source {
  readonly source: SourceId
  /** What the user chose, for showing: a file or folder name. */
  readonly label: string
}

export interface FilePreview {
  readonly name: string
  readonly bytes: number
  readonly columns: readonly string[]
  /** The first rows, at most twenty, cells cut at 200 characters. */
  readonly rows: readonly (readonly string[])[]
}

export interface DatasetPreview {
  readonly form: 'atomic' | 'benchmark'
  readonly files: readonly FilePreview[]
  /** Files that play no part. */
  readonly ignored: readonly string[]
  readonly suggestedName: string
  readonly suggestedDomainWord: string
}

export interface ImportProgress {
  readonly name: string
  readonly file: string
  readonly readBytes: number
  readonly totalBytes: number
}

export interface ItemRow {
  readonly item: string
  readonly title: string
  readonly category: string
  readonly description: string
  readonly interactions: number
}

export interface HistoryRow {
  readonly user: string
  readonly text: string
  /** Oldest first, with their titles. */
  readonly items: readonly {
    readonly item: string
    readonly title: string
    readonly timestamp: number | null
  }[]
}
