/**
 * Holds every file of an archive against the hash that its header has of it. Where the fuse for integrity is on, Electron
 * compares the header with the hash in the program, and each file with the header, and does not start on a difference.
 */
import { createHash } from 'node:crypto'
import { extractFile, listPackage, statFile } from '@electron/asar'

/** What is wrong, one line each. Files that lie beside the archive have no hash that Electron looks at. */
export function archiveProblems(archive: string): readonly string[] {
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.slice(1)
    const entry = statFile(archive, path)
    if ('files' in entry || 'link' in entry || entry.unpacked === true) return []
    if (entry.integrity?.algorithm !== 'SHA256') return [`${path} has no hash`]
    const found = createHash('sha256').update(extractFile(archive, path)).digest('hex')
    return found === entry.integrity.hash ? [] : [`${path} is not what its hash says`]
  })
}
