/** Where the bytes of a file of a dataset lie, as far as a link to them may be followed. */
import { lstat, realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import { inPlaceOfFile, isForbidden } from './inPlaceOfFile.ts'

/** A regular file by its real path, or why there is none to read. */
export type DatasetFilePlace =
  | { readonly path: string; readonly bytes: number }
  /** What is found in place of a file, for the error that names it. */
  | { readonly found: string }

/** How far links are followed. */
export interface LinkBounds {
  /** Folder that links must not lead out of; undefined where the user named the files by their paths. */
  readonly within?: string | undefined
}

/**
 * Follows the links of a path. A folder is nothing that an import reads: it gives null. Broken links, links that lead
 * out of the bounds, what may not be read, and what is no regular file are told by what was found.
 */
export async function datasetFilePlace(
  path: string,
  { within }: LinkBounds,
): Promise<DatasetFilePlace | null> {
  const own = await reached(lstat(path))
  if ('error' in own) return { found: inPlaceOfFile(own.error) }
  const isLink = own.found.isSymbolicLink()
  const real = await reached(realpath(path))
  if ('error' in real) {
    if (!isLink) return { found: inPlaceOfFile(real.error) }
    // Where links are bounded nobody shall learn what lies out of the bounds, not even that it is forbidden.
    const forbidden = within === undefined && isForbidden(real.error)
    return { found: forbidden ? 'a link to something that may not be read' : 'a link that leads nowhere' }
  }
  if (within !== undefined && !(await isWithin(within, real.found)))
    return { found: 'a link that leads out of the chosen folder' }
  const link = isLink ? 'a link to ' : ''
  const about = await reached(stat(real.found))
  if ('error' in about) return { found: `${link}${inPlaceOfFile(about.error)}` }
  if (about.found.isDirectory()) return null
  if (!about.found.isFile()) return { found: `${link}something that is no regular file` }
  return { path: real.found, bytes: about.found.size }
}

function reached<Found>(
  looking: Promise<Found>,
): Promise<{ readonly found: Found } | { readonly error: unknown }> {
  return looking.then(
    (found) => ({ found }),
    (error: unknown) => ({ error }),
  )
}

async function isWithin(folder: string, path: string): Promise<boolean> {
  const bounds = await reached(realpath(folder))
  return 'found' in bounds && isBelow(bounds.found, path)
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
