/** A folder that electron-builder takes for Electron: as much of it as packaging touches. It cannot be started. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** By these bytes @electron/fuses finds the fuses in a program. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const WIRE_VERSION = 1
/** As Electron ships: 1 is on, 0 is off. */
const FUSES = '10110001'

/** Answers with the folder. */
export async function writeElectronStandIn(folder: string): Promise<string> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'))
  const wire = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, FUSES.length]),
    Buffer.from(FUSES),
  ])
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('\x7fELF'), wire]), { mode: 0o755 })
  await Promise.all(
    ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak', 'locales/de.pak'].map(
      (file) => writeFile(join(folder, file), ''),
    ),
  )
  return folder
}
