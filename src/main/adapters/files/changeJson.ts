/** Changes small JSON files that several processes write, such as a terminal beside the window. */
import { dirname, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pLimit, { type LimitFunction } from 'p-limit'
import type { JsonContent } from '../../ports/jsonContent.ts'
import { readJson, writeWhole } from './jsonFile.ts'
import { makeFolder } from './folders/makeFolder.ts'
import { takeLock, type HeldLock } from './locks/processLock.ts'

/**
 * Time limit for getting the lock, in milliseconds. A change takes a few milliseconds, so whoever holds the lock
 * longer than this hangs.
 */
const PATIENCE_MS = 10_000
const PAUSE_MS = 10

/** Changes of one file in this process wait for one another here, because the lock only separates processes. */
const turns = new Map<string, LimitFunction>()

/**
 * Reads a file, and writes what `change` makes of it, as one step that no other process comes between: without that, the
 * later of two writers would undo what the earlier one added. The file and its folder need not be there yet. Rejects
 * with the error of the file system or of `change`, and then the file is as it was.
 */
export async function changeJson(path: string, change: (content: JsonContent) => unknown): Promise<void> {
  const file = resolve(path)
  const turn = turns.get(file) ?? pLimit(1)
  turns.set(file, turn)
  try {
    await turn(() => changed(file, change))
  } finally {
    if (turn.activeCount + turn.pendingCount === 0) turns.delete(file)
  }
}

async function changed(file: string, change: (content: JsonContent) => unknown): Promise<void> {
  await makeFolder(dirname(file))
  const lock = `${file}.lock`
  const held = await waitForLock(lock, file)
  try {
    const value = await change(await readJson(file))
    await writeWhole(file, `${JSON.stringify(value, null, 2)}\n`)
  } finally {
    await held.release()
  }
}

async function waitForLock(lock: string, file: string): Promise<HeldLock> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    const { held, owner } = await takeLock(lock)
    if (held !== null) return held
    if (waited >= PATIENCE_MS)
      throw new Error(
        `Expected to change ${file} within ${PATIENCE_MS / 1000} s, found it held by ${owner}. End that process, then try again.`,
      )
    await setTimeout(PAUSE_MS)
  }
}
