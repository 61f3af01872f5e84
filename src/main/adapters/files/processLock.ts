/** Which process holds a thing on disk: a file with its id and, where the system tells, the moment it began. */
import { open, readFile, rm, stat } from 'node:fs/promises'
import { uptime } from 'node:os'
import { isRunning } from '../machine/isRunning.ts'

/** Takes the lock for this process and answers null, or answers who has it. A lock whose process is gone is taken over. */
export async function takeLock(path: string): Promise<string | null> {
  const mark = [process.pid, await beganAt(process.pid)].filter((part) => part !== null).join(' ')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(mark)
      await file.close()
      return null
    } catch {
      const owner = await lockOwner(path)
      if (owner !== null) return owner
      await rm(path, { force: true })
    }
  }
  return 'another process'
}

export async function releaseLock(path: string): Promise<void> {
  await rm(path, { force: true })
}

/** The other process that holds the lock, or null where there is none or it is gone. */
export async function lockOwner(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const [id, began] = text.split(' ')
  const pid = Number(id)
  if (pid === process.pid || !isRunning(pid)) return null
  // Ids are given again: the process must also be the one that took the lock, or at least this boot of the machine.
  const alive = began === undefined ? await isOfThisBoot(path) : began === (await beganAt(pid))
  return alive ? `process ${pid}` : null
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
