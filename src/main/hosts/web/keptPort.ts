/** The port on which the workbench of a home was served last, so that open tabs find the next start at their address. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { takeLock } from '../../adapters/files/locks/processLock.ts'
import { writeWhole } from '../engine/writeWhole.ts'

const fileOf = (home: string) => join(home, 'web-port')

/** The port of the last start; 0, which takes any that is free, where none is known. */
export async function keptPort(home: string): Promise<number> {
  // Absent or unreadable: the next start has another address, which it prints.
  const text = await readFile(fileOf(home), 'utf8').catch(() => '')
  const port = /^\d{4,5}\n$/.test(text) ? Number(text) : 0
  return port <= 65_535 ? port : 0
}

/**
 * Keeps the port for the next start, unless an earlier server of this home runs and has kept its own. Returns what to
 * call when this server ends.
 */
export async function keepPort(home: string, port: number): Promise<() => Promise<void>> {
  const { held } = await takeLock(`${fileOf(home)}.lock`)
  if (held === null) return async () => undefined
  try {
    await writeWhole(fileOf(home), `${port}\n`)
    return held.release
  } catch (error) {
    await held.release()
    throw error
  }
}
