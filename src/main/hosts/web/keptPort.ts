/** The port on which the workbench of a home was served last, so that open tabs find the next start at their address. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../engine/writeWhole.ts'

const fileOf = (home: string) => join(home, 'web-port')

/** The port of the last start; 0, which takes any that is free, where none is known. */
export async function keptPort(home: string): Promise<number> {
  // Absent or unreadable: the next start has another address, which it prints.
  const text = await readFile(fileOf(home), 'utf8').catch(() => '')
  const port = /^\d{4,5}\n$/.test(text) ? Number(text) : 0
  return port <= 65_535 ? port : 0
}

/** Keeps the port for the next start. */
export async function keepPort(home: string, port: number): Promise<void> {
  await writeWhole(fileOf(home), `${port}\n`)
}
