/** Recognises what the operating system, SQLite and LanceDB say, which is made for programmers, as an error of the workbench. */
import { causesOf } from './causesOf.ts'
import type { SystemErrorCode, SystemErrorDetails } from './systemErrorDetails.ts'

const BY_SYSTEM_CODE: Readonly<Record<string, SystemErrorCode>> = {
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EFBIG: 'no-room',
  EROFS: 'read-only',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EMFILE: 'too-many-files',
  ENFILE: 'too-many-files',
  ENAMETOOLONG: 'path-too-long',
  ENOENT: 'file-gone',
  ENOTDIR: 'file-gone',
  ENODEV: 'disk-gone',
  ENXIO: 'disk-gone',
  ESTALE: 'disk-gone',
  EIO: 'disk-gone',
  EISDIR: 'file-damaged',
  EBUSY: 'file-busy',
  ETXTBSY: 'file-busy',
  EADDRINUSE: 'port-taken',
  ENOMEM: 'no-memory',
  ERR_MEMORY_ALLOCATION_FAILED: 'no-memory',
  ERR_WORKER_OUT_OF_MEMORY: 'no-memory',
}

/** By the primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const BY_SQLITE_CODE: Readonly<Record<number, SystemErrorCode>> = {
  3: 'not-permitted',
  5: 'file-busy',
  6: 'file-busy',
  7: 'no-memory',
  8: 'read-only',
  10: 'disk-gone',
  11: 'file-damaged',
  13: 'no-room',
  14: 'not-permitted',
  26: 'file-damaged',
}

/** What SQLite says, by its general code, of tables that another program or damage has changed. */
const CHANGED_TABLES = /invalid fts5 file format|no such (table|column)|has no column named/

/** What the C library and Windows say in words; libraries in other languages pass on no code. */
const BY_WORDS: readonly (readonly [RegExp, SystemErrorCode])[] = [
  [
    /No space left on device|Disk quota exceeded|not enough space on the disk|File too large \(os/i,
    'no-room',
  ],
  [/Read-only file system|media is write protected/i, 'read-only'],
  [/Permission denied|Operation not permitted|Access is denied/i, 'not-permitted'],
  [/Too many open files/i, 'too-many-files'],
  [/File name too long|filename or extension is too long/i, 'path-too-long'],
  [/Input\/output error|Stale (NFS )?file handle|No such device/i, 'disk-gone'],
  [/Cannot allocate memory|Array buffer allocation failed/i, 'no-memory'],
  [/No such file or directory \(os|cannot find the (file|path) specified/i, 'file-gone'],
]

/**
 * Returns the error that something below the workbench reported, or null where it is none that a person can do something about. The
 * nearest of the error and its causes counts; `file` is empty where nobody says it. The function is pure.
 */
export function systemFault(error: unknown): SystemErrorDetails | null {
  for (const one of [error, ...causesOf(error)]) {
    const code = codeOf(one)
    if (code === 'port-taken') return { code, port: numberIn(one, 'port') }
    if (code !== null) return { code, file: fileOf(one) }
  }
  return null
}

function codeOf(error: unknown): SystemErrorCode | null {
  if (!(error instanceof Error)) return null
  const code = textIn(error, 'code')
  if (code === 'ERR_SQLITE_ERROR') {
    const told = BY_SQLITE_CODE[numberIn(error, 'errcode') & 0xff] ?? null
    return told ?? (CHANGED_TABLES.test(error.message) ? 'file-damaged' : null)
  }
  const known = BY_SYSTEM_CODE[code]
  if (known !== undefined) return known
  return BY_WORDS.find(([words]) => words.test(error.message))?.[1] ?? null
}

/** A rename names two files, of which the second is the one that was to be. */
function fileOf(error: unknown): string {
  return textIn(error, 'dest') || textIn(error, 'path')
}

function textIn(error: unknown, key: string): string {
  const value = valueIn(error, key)
  return typeof value === 'string' ? value : ''
}

function numberIn(error: unknown, key: string): number {
  const value = valueIn(error, key)
  return typeof value === 'number' ? value : 0
}

function valueIn(error: unknown, key: string): unknown {
  return Object.entries(Object.getOwnPropertyDescriptors(error ?? {})).find(([name]) => name === key)?.[1]
    .value
}
