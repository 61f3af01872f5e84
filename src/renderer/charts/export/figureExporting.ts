/** What the export dialog needs of its page: which figure is meant, and how its files are made. */
import type { ExportedFile, FigureFormat } from '#shared/vocabulary/figures.ts'

/** Another run that the same figure can be drawn of. */
export interface OtherRun {
  readonly run: string
  readonly label: string
}

/** The figure of the dialog. */
export interface FigureExporting {
  /** Null while the dialog is closed. */
  readonly figure: { readonly name: string; readonly title: string } | null
  /** Whether a file is being written. */
  readonly busy: boolean
  /** The runs that the figure can be drawn of in place of its own; none for other figures. */
  readonly others: readonly OtherRun[]
  /** The chosen one of these; empty for the runs of the page. */
  readonly other: string
  readonly close: () => void
  readonly choose: (run: string) => void
  /** Rejects where the figure cannot be drawn. */
  readonly draw: (format: FigureFormat) => Promise<ExportedFile>
  readonly save: (format: FigureFormat) => Promise<void>
  /** Puts a PNG of the figure on the clipboard. */
  readonly copyImage: (format: FigureFormat) => Promise<void>
}
