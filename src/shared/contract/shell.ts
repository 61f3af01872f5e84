/** What only a host can do for a page: let the user choose files, save a file, report the state of the engine. */
import type { WireError } from '../errors.ts'
import type { ExportedFile } from '../vocabulary/figures.ts'
import type { Source } from '../vocabulary/imports/imports.ts'
import type { Place } from './places.ts'
import type { EngineState } from './workbench.ts'

/** What a user can be asked to choose: files or folders of a dataset, of models, or of a run, or a bundle. */
export const PICK_KINDS = ['files', 'folder', 'model-files', 'model-folder', 'run-folder', 'bundle'] as const
export type PickKind = (typeof PICK_KINDS)[number]

/** A folder or file that the web host was started with, by an id; its path is not sent to the page. */
export interface ServerFolder {
  readonly id: string
  readonly label: string
  /** What it holds; a folder with both kinds is listed once for each. */
  readonly kind: 'dataset' | 'models'
  /** A label of what was recognised in it: `atomic files: cds.inter, cds.item`. */
  readonly holds: string
}

/**
 * The answer of a shell function. Errors lose their fields on the way out of a preload script, so they are sent as
 * data.
 */
export type ShellAnswer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: WireError }

/** `window.recnetShell`: everything that the preload script of the desktop host offers. */
export interface DesktopShell {
  /**
   * Requests a port to the engine. It arrives as `window.postMessage({ type: PORT_MESSAGE }, origin, [port])`, and
   * again after each restart of the engine.
   */
  readonly requestPort: () => void
  /** Opens the native open dialog; null where it was cancelled. */
  readonly pickSource: (kind: PickKind) => Promise<ShellAnswer<Source | null>>
  /**
   * Grants a ticket for files or folders dropped on the page, as DOM `File`s. The preload script keeps their paths from
   * the page.
   */
  readonly sourceOfFiles: (files: readonly unknown[]) => Promise<ShellAnswer<Source>>
  /** Opens the native save dialog. Resolves to the name of the written file, or null where it was cancelled. */
  readonly saveFile: (file: ExportedFile) => Promise<ShellAnswer<string | null>>
  /** Notifies at once of the current state, then of every change. Returns a function that unsubscribes. */
  readonly onEngineState: (listener: (state: EngineState) => void) => () => void
  /** Notifies of the place that the user chose in the window's menu. Returns a function that unsubscribes. */
  readonly onNavigate: (listener: (place: Place) => void) => () => void
}

/** The type of the window message that brings a port. */
export const PORT_MESSAGE = 'recnet.port'
