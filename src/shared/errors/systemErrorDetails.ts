/** Errors of what lies below the workbench: disks, permissions, memory, ports. `file` is empty where the system does not say which. */

export type SystemErrorDetails =
  /** The disk is full, or what this user may have of it is used up. */
  | { readonly code: 'no-room'; readonly file: string }
  | { readonly code: 'read-only'; readonly file: string }
  | { readonly code: 'not-permitted'; readonly file: string }
  /** The process may open no more files. */
  | { readonly code: 'too-many-files'; readonly file: string }
  | { readonly code: 'path-too-long'; readonly file: string }
  /** A file or folder that was there is there no more. */
  | { readonly code: 'file-gone'; readonly file: string }
  /** The disk does not answer, or answers with errors. */
  | { readonly code: 'disk-gone'; readonly file: string }
  /** Another program holds the file. */
  | { readonly code: 'file-busy'; readonly file: string }
  /** The file of a database is none, or is damaged. */
  | { readonly code: 'file-damaged'; readonly file: string }
  | { readonly code: 'no-memory'; readonly file: string }
  /** `port` is 0 where it is not known. */
  | { readonly code: 'port-taken'; readonly port: number }

export type SystemErrorCode = SystemErrorDetails['code']
