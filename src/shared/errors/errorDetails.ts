/** The errors of the workbench as data: one member for each code, with what its sentence needs. */
import type { SystemErrorDetails } from './systemErrorDetails.ts'

/** One fault in a file: where it is, what was expected and what was found. Rows count from 1, the header included. */
export interface RowIssue {
  readonly file: string
  readonly row: number
  readonly column: string
  readonly expected: string
  readonly found: string
}

/** One fault in the file of a study. Line and column count from 1 and are 0 where the file does not tell them. */
export interface StudyIssue {
  readonly line: number
  readonly column: number
  /** Where in the study, rows counted from 0: `rows.2.settings`, or `the study` for the whole. */
  readonly path: string
  readonly expected: string
  readonly found: string
}

export type ErrorDetails =
  | SystemErrorDetails
  | { readonly code: 'dataset-rows-invalid'; readonly issues: readonly RowIssue[]; readonly total: number }
  | {
      readonly code: 'dataset-files-missing'
      readonly folder: string
      readonly expected: string
      readonly found: string
    }
  | { readonly code: 'dataset-exists'; readonly name: string }
  | { readonly code: 'dataset-unknown'; readonly name: string; readonly known: readonly string[] }
  /** `found` is what whoever read it said. */
  | {
      readonly code: 'dataset-damaged'
      readonly name: string
      readonly folder: string
      readonly found: string
    }
  | { readonly code: 'name-invalid'; readonly expected: string; readonly found: string }
  | {
      readonly code: 'dataset-changed'
      readonly name: string
      readonly expected: string
      readonly found: string
    }
  | { readonly code: 'dataset-too-small'; readonly expected: string; readonly found: string }
  | {
      readonly code: 'hyperparameter-invalid'
      readonly issues: readonly { readonly name: string; readonly expected: string; readonly found: string }[]
    }
  | { readonly code: 'run-exists'; readonly folder: string }
  | { readonly code: 'run-unknown'; readonly folder: string }
  | { readonly code: 'run-busy'; readonly folder: string; readonly owner: string }
  | { readonly code: 'lock-lost'; readonly folder: string; readonly owner: string }
  | {
      /** `parts` are those that are no longer what the run began with. */
      readonly code: 'run-differs'
      readonly folder: string
      readonly parts: readonly string[]
    }
  | {
      readonly code: 'run-corrupt'
      readonly file: string
      readonly row: number
      readonly expected: string
      readonly found: string
      /** Whether a newer version of the workbench wrote what was found, as far as that can be told. */
      readonly newer?: 'surely' | 'perhaps'
    }
  | { readonly code: 'index-changed'; readonly folder: string }
  | { readonly code: 'client-unknown'; readonly client: string; readonly expected: string }
  | { readonly code: 'model-failed'; readonly model: string; readonly call: string; readonly reason: string }
  /** The file is not the model that it should be. */
  | {
      readonly code: 'model-invalid'
      readonly path: string
      readonly expected: string
      readonly found: string
    }
  /** `needed` is the memory that the model would take, in bytes. */
  | { readonly code: 'model-memory'; readonly path: string; readonly needed: number; readonly reason: string }
  | {
      readonly code: 'model-changed'
      readonly path: string
      readonly expected: string
      readonly found: string
    }
  /** A model or folder that was added is no longer at its place. */
  | {
      readonly code: 'model-place-gone'
      readonly path: string
      readonly expected: string
      readonly found: string
    }
  | {
      readonly code: 'download-failed'
      readonly address: string
      readonly expected: string
      readonly found: string
    }
  /** The downloaded file has another SHA-256 than expected; nothing of it was kept. */
  | {
      readonly code: 'download-corrupt'
      readonly file: string
      readonly expected: string
      readonly found: string
    }
  | {
      readonly code: 'download-state'
      readonly file: string
      readonly expected: string
      readonly found: string
    }
  /** `needed` and `free` are in bytes. */
  | { readonly code: 'disk-full'; readonly folder: string; readonly needed: number; readonly free: number }
  /** A replay came to a question whose reply is not stored. */
  | { readonly code: 'reply-missing'; readonly call: string }
  | {
      readonly code: 'argument-invalid'
      readonly argument: string
      readonly expected: string
      readonly found: string
    }
  | { readonly code: 'run-state'; readonly run: string; readonly expected: string; readonly found: string }
  | { readonly code: 'study-unknown'; readonly study: string }
  | {
      readonly code: 'study-state'
      readonly study: string
      readonly expected: string
      readonly found: string
    }
  /** The file of a study cannot be read as one. */
  | { readonly code: 'study-invalid'; readonly issues: readonly StudyIssue[] }
  | { readonly code: 'source-unknown'; readonly expected: string }
  | {
      readonly code: 'call-invalid'
      readonly call: string
      readonly expected: string
      readonly found: string
    }
  | { readonly code: 'too-large'; readonly what: string; readonly limit: string; readonly found: string }
  /** A bundle is not as the workbench writes them; `file` is in it, or the bundle itself. */
  | {
      readonly code: 'bundle-invalid'
      readonly file: string
      readonly expected: string
      readonly found: string
    }
  | {
      readonly code: 'bundle-newer'
      readonly format: number
      readonly known: number
      readonly writer: string
    }
  /** A replay of a run is another run. */
  | {
      readonly code: 'replay-differs'
      readonly run: string
      readonly expected: string
      readonly found: string
    }
  /** Calls that were computed again are not those of the run. `stage` is empty where it is the model that differs. */
  | {
      readonly code: 'calls-differ'
      readonly run: string
      readonly step: number
      readonly stage: string
      readonly expected: string
      readonly found: string
    }
  /** A run names a model that is not on this machine. `model` is its name or file name. */
  | { readonly code: 'model-missing'; readonly model: string; readonly expected: string }
  /** The engine ended while it worked on a call, or cannot be reached. */
  | { readonly code: 'engine-lost'; readonly reason: string }
  /** An unexpected error of the workbench itself. */
  | { readonly code: 'internal'; readonly message: string }
  | { readonly code: 'cancelled' }

export type ErrorCode = ErrorDetails['code']
