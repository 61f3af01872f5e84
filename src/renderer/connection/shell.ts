/** What pages may ask of their host, whichever it is. */
import type { PickKind, ServerFolder } from '#shared/contract/shell.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import type { Source } from '#shared/vocabulary/imports.ts'

/** From 0 to 1. */
export type OnProgress = (share: number) => void

export interface Shell {
  readonly host: 'desktop' | 'browser'
  /** Null where the user cancelled. */
  pickSource(kind: PickKind, onProgress?: OnProgress): Promise<Source | null>
  /** Of files that were dropped on the page. */
  sourceOfFiles(files: readonly File[], onProgress?: OnProgress): Promise<Source>
  /** Datasets and models on the machine of the web host; none on the desktop, where the dialog reaches everything. */
  folders(): Promise<readonly ServerFolder[]>
  grantFolder(id: string): Promise<Source>
  /** Answers with the name of the file that was written, null where the user cancelled. */
  save(file: ExportedFile): Promise<string | null>
}
