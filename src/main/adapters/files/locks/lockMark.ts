/** What a lock says of the process that holds it: `<process id> <start time> <nonce>`, in one line of text. */
import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { uptime } from 'node:os'
import { ifAbsent } from '../ifAbsent.ts'
import { isRunning } from '../../machine/isRunning.ts'

/** The start time where the system does not tell it. */
const UNTOLD = '0'

/** The text of a mark, and what it says. */
export interface LockMark {
  readonly text: string
  /** Not a number where the text is no mark. */
  readonly pid: number
  /** In clock ticks since the machine's start; null where the mark does not say it. */
  readonly began: string | null
  /** Differs each time a lock is taken; null in marks of earlier versions, which had no lock of the system. */
  readonly nonce: string | null
}

/** A mark of this process that no other one equals. */
export async function newLockMark(): Promise<LockMark> {
  return markOf(`${process.pid} ${(await beganAt(process.pid)) ?? UNTOLD} ${randomUUID()}`)
}

/** Reads the mark of a lock; null if there is none. Rejects where one is there and cannot be read. */
export async function readLockMark(path: string): Promise<LockMark | null> {
  const text = await readFile(path, 'utf8').catch(ifAbsent(null))
  return text === null ? null : markOf(text)
}

/**
 * Tells whether the process of a mark seems to run. The system gives the id of an ended process to a new one, so the
 * start time must be the same, or the mark must at least be younger than the machine's start.
 */
export async function seemsAlive({ pid, began }: LockMark, path: string): Promise<boolean> {
  if (!isRunning(pid)) return false
  return began === null ? isOfThisBoot(path) : began === (await beganAt(pid))
}

function markOf(text: string): LockMark {
  const [id = '', began = UNTOLD, nonce = ''] = text.trim().split(' ')
  return { text, pid: Number(id), began: began === UNTOLD ? null : began, nonce: nonce === '' ? null : nonce }
}

/** Returns the start time of a process in clock ticks since the machine's start, or null on systems without /proc. */
async function beganAt(pid: number): Promise<string | null> {
  // The process is gone, or the system has no /proc; of a living one every user may read it.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // The process name, in parentheses, may contain spaces; the start time is the 20th field after it.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

async function isOfThisBoot(path: string): Promise<boolean> {
  // A lock that went in the meantime is nobody's.
  const { mtimeMs } = await stat(path).catch(ifAbsent({ mtimeMs: 0 }))
  return mtimeMs > Date.now() - uptime() * 1000
}
