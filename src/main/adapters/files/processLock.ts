/**
 * A lock on a file or folder that only one process holds at a time. The lock file contains the id of the process and,
 * where the system tells it, its start time.
 */
import { randomUUID } from 'node:crypto'
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { isRunning } from '../machine/isRunning.ts'

/**
 * Takes the lock for this process and answers null, or answers who holds it. A lock whose process has ended is taken
 * over at once. A process may take its own lock again, so callers within one process must queue themselves. Never
 * rejects: if the folder cannot be written, the lock counts as held by another process.
 */
export async function takeLock(path: string): Promise<string | null> {
  const mark = [process.pid, await beganAt(process.pid)].filter((part) => part !== null).join(' ')
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await appears(path, mark)) return null
    const { text, owner } = await readLock(path)
    if (owner !== null) return owner
    if (text !== null) await removeOrphan(path, text, mark)
  }
  return (await lockOwner(path)) ?? 'another process'
}

/** Releases a lock of this process. A lock that is already gone is no error. */
export async function releaseLock(path: string): Promise<void> {
  await rm(path, { force: true })
}

/** Returns the other process that holds the lock, as `process <id>`, or null if no other running process does. */
export async function lockOwner(path: string): Promise<string | null> {
  return (await readLock(path)).owner
}

/**
 * Creates the lock with its content in one step, because a process that starts at the same moment would take an empty
 * lock for an orphan. Answers false if the lock exists.
 */
async function appears(path: string, mark: string): Promise<boolean> {
  const own = `${path}.${process.pid}.${randomUUID().slice(0, 8)}`
  try {
    await writeFile(own, mark)
    await link(own, path)
    return true
  } catch (error) {
    return isTaken(error)
      ? false
      : await writeFile(path, mark, { flag: 'wx' }).then(
          () => true,
          // Whatever kept it from being written, the caller learns that the lock is not theirs.
          () => false,
        )
  } finally {
    await rm(own, { force: true })
  }
}

/**
 * Removes an orphaned lock. Only one process at a time may do so, and only if the lock is still the same one: a
 * slower process would otherwise remove the lock of the one that took it over.
 */
async function removeOrphan(path: string, text: string, mark: string): Promise<void> {
  const claim = `${path}.gone`
  if (!(await appears(claim, mark))) {
    const other = await readLock(claim)
    // The claim is an orphan, too: its process was killed between two lines of this function.
    if (other.text !== null && other.owner === null) await rm(claim, { force: true })
    return
  }
  try {
    if ((await readLock(path)).text === text) await rm(path, { force: true })
  } finally {
    await rm(claim, { force: true })
  }
}

/**
 * Tells whether linking failed because the lock exists. Some file systems, such as exFAT, have no hard links; there
 * the lock is created empty and then filled.
 */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

const UNREADABLE = Symbol('a lock that exists and cannot be read')

/**
 * Reads a lock. `text` is null if there is no lock, or none that can be read; `owner` is null if no running process, or
 * this process, holds it. A lock that cannot be read counts as held by another process.
 */
async function readLock(
  path: string,
): Promise<{ readonly text: string | null; readonly owner: string | null }> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' || error.code === 'ENOTDIR' ? null : UNREADABLE,
  )
  if (text === UNREADABLE) return { text: null, owner: 'another process' }
  const [id, began] = text?.split(' ') ?? []
  const pid = Number(id)
  if (pid === process.pid || !isRunning(pid)) return { text, owner: null }
  // The system reuses process ids, so the start time must match, too, or the lock must at least date from the current
  // boot.
  const alive = began === undefined ? await isOfThisBoot(path) : began === (await beganAt(pid))
  return { text, owner: alive ? `process ${pid}` : null }
}

/** Returns the start time of a process in clock ticks since boot, or null on systems without /proc. */
async function beganAt(pid: number): Promise<string | null> {
  // The process is gone, or the system has no /proc; of a living one every user may read it.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // The process name, in parentheses, may contain spaces; the start time is the 20th field after it.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

async function isOfThisBoot(path: string): Promise<boolean> {
  // A lock that went in the meantime is nobody's.
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }))
  return mtimeMs > Date.now() - uptime() * 1000
}
