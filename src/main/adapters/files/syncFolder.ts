/** Makes names last: a rename is in memory until its folder is on disk. */
import { open } from 'node:fs/promises'
import { aboutFile } from '#shared/errors/aboutFile.ts'

/** Waits until the names in a folder are on disk. Windows has no such call, and renames there last by themselves. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const place = await open(folder, 'r').catch(aboutFile(folder))
  try {
    await place.sync().catch(aboutFile(folder))
  } finally {
    await place.close()
  }
}
