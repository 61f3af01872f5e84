/** Which process holds a thing on disk: a file with its id and, where the system tells, the moment it began. */
import { randomUUID } from 'node:crypto'
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { isRunning } from '../machine/isRunning.ts'

/**
 * Takes the lock for this process and answers null, or answers who has it. A lock whose process is gone is taken over at
 * once. Within a process a lock may be taken again, so callers take turns there. Never rejects: where the folder cannot
 * be written, the lock counts as held by another process.
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

export async function releaseLock(path: string): Promise<void> {
  await rm(path, { force: true })
}

/** The other process that holds the lock, or null where there is none or it is gone. */
export async function lockOwner(path: string): Promise<string | null> {
  return (await readLock(path)).owner
}

/** The lock appears with its mark: an empty file would look like nobody's to a process that begins at the same moment. */
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
          () => false,
        )
  } finally {
    await rm(own, { force: true })
  }
}

/**
 * Removes a lock that was found to be nobody's. Only one process at a time may do so, and only where the lock is still
 * that one: whoever was slower would remove the lock of the process that took it over.
 */
async function removeOrphan(path: string, text: string, mark: string): Promise<void> {
  const claim = `${path}.gone`
  if (!(await appears(claim, mark))) {
    const other = await readLock(claim)
    // Killed between two lines of this function.
    if (other.text !== null && other.owner === null) await rm(claim, { force: true })
    return
  }
  try {
    if ((await readLock(path)).text === text) await rm(path, { force: true })
  } finally {
    await rm(claim, { force: true })
  }
}

/** Some file systems, such as exFAT, know no second name for a file; then the lock is made empty and filled. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

/** `text` is null where there is no lock; `owner` is null where nobody has it, or this process. */
async function readLock(
  path: string,
): Promise<{ readonly text: string | null; readonly owner: string | null }> {
  const text = await readFile(path, 'utf8').catch(() => null)
  const [id, began] = text?.split(' ') ?? []
  const pid = Number(id)
  if (pid === process.pid || !isRunning(pid)) return { text, owner: null }
  // Ids are given again: the process must also be the one that took the lock, or at least this boot of the machine.
  const alive = began === undefined ? await isOfThisBoot(path) : began === (await beganAt(pid))
  return { text, owner: alive ? `process ${pid}` : null }
}

/** Clock ticks from boot to the start of a process, where the system has /proc; else null. */
async function beganAt(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // The name in parentheses may hold spaces; start time is the 20th field behind it.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

async function isOfThisBoot(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }))
  return mtimeMs > Date.now() - uptime() * 1000
}
