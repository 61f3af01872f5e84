/** Where the bytes of a file of a dataset lie, as far as a link to them may be followed. */
import { lstat, realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'

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
 * out of the bounds, and what is no regular file are told by what was found.
 */
export async function datasetFilePlace(
  path: string,
  { within }: LinkBounds,
): Promise<DatasetFilePlace | null> {
  const isLink = (await reached(lstat(path)))?.isSymbolicLink() === true
  const real = await reached(realpath(path))
  const link = isLink ? 'a link to ' : ''
  // Without a word on what may lie there: who may not go there shall not learn of it.
  const bounds = within === undefined ? null : await reached(realpath(within))
  if (real !== null && within !== undefined && (bounds === null || !isBelow(bounds, real)))
    return { found: 'a link that leads out of the chosen folder' }
  const about = real === null ? null : await reached(stat(real))
  if (real === null || about === null)
    return { found: isLink ? 'a link that leads nowhere' : 'nothing that can be read' }
  if (about.isDirectory()) return null
  if (!about.isFile()) return { found: `${link}something that is no regular file` }
  return { path: real, bytes: about.size }
}

/** Null for what cannot be reached, whatever the reason. */
function reached<Found>(looking: Promise<Found>): Promise<Found | null> {
  // The import is told by `found`, and no more: the reason may say what lies where the user must not look.
  return looking.catch(() => null)
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
