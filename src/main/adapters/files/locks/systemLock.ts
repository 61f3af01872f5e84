/**
 * A lock of the operating system on an empty file: it ends with its process, however that ends, and no second process
 * can have it. SQLite, which ships with Node, takes it alike on POSIX and Windows. Nothing else may open the file: on
 * POSIX a process loses its locks on a file as soon as it closes any other handle of it.
 */
import { DatabaseSync } from 'node:sqlite'

/** Result codes of SQLite. */
const BUSY = 5
const CANNOT_OPEN = 14

/** The lock while this process holds it. */
export interface SystemLock {
  /** Gives the lock back. The file stays, because a process that waits for it may have opened it. */
  readonly release: () => void
}

/**
 * Takes the lock at once, or answers null where another process holds it or looks at it in this very moment. The
 * file is created where it is absent. Throws the error of SQLite where the file can be neither opened nor locked.
 */
export function takeSystemLock(file: string): SystemLock | null {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return { release: () => database.close() }
  } catch (error) {
    database.close()
    if (codeOf(error) === BUSY) return null
    throw error
  }
}

/** Tells whether anybody holds the lock. Throws the error of SQLite where that cannot be found out. */
export function isSystemLocked(file: string): boolean {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(file, { timeout: 0, readOnly: true })
    database.exec('SELECT count(*) FROM sqlite_master')
    return false
  } catch (error) {
    const code = codeOf(error)
    if (code === BUSY) return true
    if (code === CANNOT_OPEN && database === null) return false
    throw error
  } finally {
    database?.close()
  }
}

function codeOf(error: unknown): unknown {
  // The lowest byte is the kind of the error, the others its cause.
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null
}
