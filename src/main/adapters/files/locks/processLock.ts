/**
 * A lock on a file or folder that only one process holds at a time. Two files make it: an empty one that the system
 * locks, which decides, and a mark, which says who holds it and shows its holder that it still does.
 */
import { randomInt } from 'node:crypto'
import { access, constants, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { systemFault } from '#shared/errors/systemFault.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import { newLockMark, readLockMark, seemsAlive, type LockMark } from './lockMark.ts'
import { isSystemLocked, takeSystemLock, type SystemLock } from './systemLock.ts'

/** A lock of this process. */
export interface HeldLock {
  /** Tells whether the mark is still that of this process; not where somebody removed or replaced it. */
  readonly isOwn: () => Promise<boolean>
  /** Gives the lock back. Only what is this process's own is removed. A second call does nothing. */
  readonly release: () => Promise<void>
}

/** A lock that was taken, or who holds it, as `process <id>`. */
export type TakenLock =
  { readonly held: HeldLock; readonly owner: null } | { readonly held: null; readonly owner: string }

/** Someone may look at the lock in the very moment when it is taken, so it is tried as often as this. */
const TRIES = 40
const PAUSE_MS = 10

/** The nonces of what this process holds, which also keeps the locks from being collected as garbage. */
const held = new Map<string, SystemLock>()

/**
 * Takes the lock of `path` for this caller, or answers who holds it, which may be this process. A lock whose process
 * has ended is free at once. A lock that cannot be made counts as held, by what keeps it from being made. Rejects with the
 * error of the system where it is one that a person can do something about, such as a full disk.
 */
export async function takeLock(path: string): Promise<TakenLock> {
  try {
    for (let left = TRIES; left > 0; left--) {
      const system = takeSystemLock(systemFileOf(path))
      if (system !== null) return await marked(path, system)
      const mark = await readLockMark(path)
      if (mark !== null && (left === 1 || (await seemsAlive(mark, path)))) return taken(nameOf(mark))
      await setTimeout(PAUSE_MS + randomInt(PAUSE_MS))
    }
    return taken('another process')
  } catch (error) {
    await requireWritable(path)
    if (systemFault(error) !== null) aboutFile(path)(error)
    return taken(`a lock that cannot be made (${error instanceof Error ? error.message : String(error)})`)
  }
}

/**
 * Returns the other process that holds the lock, as `process <id>`, or null if none does. Of a lock that cannot be read
 * nobody knows, so it counts as held.
 */
export async function lockOwner(path: string): Promise<string | null> {
  try {
    const mark = await readLockMark(path)
    if (mark === null || (mark.nonce !== null && held.has(mark.nonce))) return null
    return (await isHeld(mark, path)) ? nameOf(mark) : null
  } catch {
    // Whatever keeps it from being read, taking it says what.
    return 'another process'
  }
}

/**
 * SQLite says only that a file cannot be opened; the folder tells why. The file itself is not opened for it, since a process loses
 * its locks on a file with each handle that it closes.
 */
async function requireWritable(path: string): Promise<void> {
  const folder = dirname(path)
  await access(folder, constants.W_OK).catch(aboutFile(path))
  await readdir(folder).catch(aboutFile(path))
}

function isHeld(mark: LockMark, path: string): Promise<boolean> | boolean {
  return mark.nonce === null ? isHeldByFormer(mark, path) : isSystemLocked(systemFileOf(path))
}

/** An earlier version of this program knows of no lock of the system: its mark alone says that it runs. */
async function isHeldByFormer(mark: LockMark, path: string): Promise<boolean> {
  return mark.pid !== process.pid && (await seemsAlive(mark, path))
}

/** Writes the mark under the lock of the system, so that no other process writes or removes it meanwhile. */
async function marked(path: string, system: SystemLock): Promise<TakenLock> {
  try {
    const former = await readLockMark(path)
    if (former?.nonce === null && (await isHeldByFormer(former, path))) {
      system.release()
      return taken(nameOf(former))
    }
    const mark = await newLockMark()
    await writeFile(path, mark.text, { mode: 0o600 }).catch((error: unknown) => unmarked(path, error))
    return { held: heldLock(path, mark, system), owner: null }
  } catch (error) {
    system.release()
    throw error
  }
}

/** Half a mark would count as that of an earlier version, and the number in it as a process. */
async function unmarked(path: string, error: unknown): Promise<never> {
  // What was thrown first is told; half a mark that stays is nobody's once this process has ended.
  await rm(path, { force: true }).catch(() => undefined)
  throw error
}

function heldLock(path: string, { text, nonce }: LockMark, system: SystemLock): HeldLock {
  const key = nonce ?? text
  held.set(key, system)
  const isOwn = async () => held.has(key) && (await readLockMark(path))?.text === text
  return {
    isOwn,
    release: async () => {
      try {
        if (await isOwn()) await rm(path, { force: true })
      } finally {
        if (held.delete(key)) system.release()
      }
    },
  }
}

function taken(owner: string): TakenLock {
  return { held: null, owner }
}

function nameOf({ pid }: LockMark): string {
  return Number.isInteger(pid) ? `process ${pid}` : 'another process'
}

/** The file that the system locks. It is hidden and empty, and stays. */
function systemFileOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.held`)
}
