/** What pages may ask of their host, whichever it is. */
import type { PickKind, ServerFolder } from '#shared/contract/shell.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'

/** Receives the share of the work that is done, from 0 to 1. */
export type OnProgress = (share: number) => void

export interface Shell {
  readonly host: 'desktop' | 'browser'
  /** Lets the user choose a source. Null where the user cancelled. */
  pickSource(kind: PickKind, onProgress?: OnProgress): Promise<Source | null>
  /** A source of the files that were dropped on the page. */
  sourceOfFiles(files: readonly File[], onProgress?: OnProgress): Promise<Source>
  /** Folders with datasets or models on the machine of the web host; none on the desktop, where the dialog reaches everything. */
  folders(): Promise<readonly ServerFolder[]>
  /** A source of one of these folders. */
  grantFolder(id: string): Promise<Source>
  /** Saves a file. Resolves with the name of the written file, or null where the user cancelled. */
  save(file: ExportedFile): Promise<string | null>
}
