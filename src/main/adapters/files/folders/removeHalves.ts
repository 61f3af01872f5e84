/** Removes what a killed process left of files that it was writing whole. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning } from '../../machine/isRunning.ts'
import { ifAbsent } from '../ifAbsent.ts'

/** As `writeWhole` names them: the file, the process and something random. */
const HALF = /\.(\d+)\.[0-9a-f]{8}\.part$/

/** Those directly in the folder; of processes that run, none. A folder that is not there has none. */
export async function removeHalves(folder: string): Promise<void> {
  const names = await readdir(folder).catch(ifAbsent<string[]>([]))
  for (const name of names) {
    const [, writer] = HALF.exec(name) ?? []
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(folder, name), { force: true })
  }
}
