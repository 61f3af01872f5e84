/** The port on which the workbench of a home was served last, so that open tabs find the next start at their address. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileOf = (home: string) => join(home, 'web-port')

/** The port of the last start; 0, which takes any that is free, where none is known. */
export async function keptPort(home: string): Promise<number> {
  // Absent or unreadable: the next start has another address, which it prints.
  const text = await readFile(fileOf(home), 'utf8').catch(() => '')
  const port = /^\d{4,5}\n$/.test(text) ? Number(text) : 0
  return port <= 65_535 ? port : 0
}

/** Keeps the port for the next start. The file is there whole or not at all. */
export async function keepPort(home: string, port: number): Promise<void> {
  const part = `${fileOf(home)}.${process.pid}.part`
  await writeFile(part, `${port}\n`, { mode: 0o600 })
  await rename(part, fileOf(home))
}
