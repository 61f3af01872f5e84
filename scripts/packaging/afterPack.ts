/** What electron-builder calls for every package, after its files are together and before it is signed. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'
import { checkPackage } from './checkPackage.ts'

export async function afterPack({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const folder = packager.getResourcesDir(appOutDir)
  // The engine reads its version beside `resources`, as in the checkout. Named under `extraResources`, package.json would
  // be missing from the archive, where Electron looks for the entry.
  const { name, version } = packager.appInfo
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ name, version }, null, 2)}\n`)
  await checkPackage(folder, packager.projectDir)
}
