/** What only a host can do for a page: let the user choose files, save one, say how the engine is. */
import type { WireError } from '../errors.ts'
import type { ExportedFile } from '../vocabulary/figures.ts'
import type { Source } from '../vocabulary/imports.ts'
import type { Place } from './places.ts'
import type { EngineState } from './workbench.ts'

/** Of a dataset, of models, or of a run. */
export const PICK_KINDS = ['files', 'folder', 'model-files', 'model-folder', 'run-folder'] as const
export type PickKind = (typeof PICK_KINDS)[number]

/** A folder or file of the machine that the browser host was started with, by an id; its path stays there. */
export interface ServerFolder {
  readonly id: string
  readonly label: string
  /** A folder that holds both is listed as each. */
  readonly kind: 'dataset' | 'models'
  /** What was recognised in it, for showing: `atomic files: cds.inter, cds.item`. */
  readonly holds: string
}

/** Errors lose their fields on the way out of a preload script, so they travel as data. */
export type ShellAnswer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: WireError }

/** `window.recnetShell`: what the preload script of the desktop host offers, and all that it offers. */
export interface DesktopShell {
  /** Asks for a port to the engine. It comes as `window.postMessage({ type: PORT_MESSAGE }, origin, [port])`, again whenever the engine was restarted. */
  readonly requestPort: () => void
  /** The native open dialog; null where it was cancelled. */
  readonly pickSource: (kind: PickKind) => Promise<ShellAnswer<Source | null>>
  /** Files or folders dropped on the page, as DOM `File`s. The preload script finds their paths and keeps them from the page. */
  readonly sourceOfFiles: (files: readonly unknown[]) => Promise<ShellAnswer<Source>>
  /** The native save dialog. Answers with the name of the file that was written, null where it was cancelled. */
  readonly saveFile: (file: ExportedFile) => Promise<ShellAnswer<string | null>>
  /** Calls back at once with the state as it is, and then with every change. Returns how to stop listening. */
  readonly onEngineState: (listener: (state: EngineState) => void) => () => void
  /** Calls back with the place that the user chose in the menu of the window. Returns how to stop listening. */
  readonly onNavigate: (listener: (place: Place) => void) => () => void
}

/** The type of the window message that brings a port. */
export const PORT_MESSAGE = 'recnet.port'
