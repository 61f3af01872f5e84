/** The built page: files of one folder and nothing beside it. Places within the page get its index. */
import { realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** Names that change with their content, as the bundler writes them. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/

export interface PageFile {
  readonly file: string
  readonly type: string
  /** A file of this name will never hold anything else. */
  readonly isForEver: boolean
}

/** `path` is the path of the address, still encoded. `isPlace` says of a decoded path whether the page itself knows it. */
export async function findPageFile(
  folder: string,
  path: string,
  isPlace: (path: string) => boolean,
): Promise<PageFile | null> {
  const plain = plainPath(path)
  if (plain === null) return null
  const found = await fileInside(folder, plain)
  const file = found ?? (isPlace(plain) ? await fileInside(folder, '/index.html') : null)
  const type = file && TYPES[extname(file)]
  return file && type ? { file, type, isForEver: found !== null && HASHED.test(path) } : null
}

/** Decoded, or null where it tries to leave its folder. */
function plainPath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return /[\0\\]|(^|\/)\.\.?(\/|$)/.test(decoded) ? null : decoded
  } catch {
    // What cannot be decoded names no file: not found.
    return null
  }
}

/** The real path of a file below the folder, or null. Symbolic links that lead out count as absent. */
async function fileInside(folder: string, path: string): Promise<string | null> {
  // A colon would name a drive or a stream on Windows.
  if (path.includes(':')) return null
  try {
    const [inside, file] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    return file.startsWith(inside + sep) && (await stat(file)).isFile() ? file : null
  } catch {
    // Absent, or not to be read: the page is told that there is no such file.
    return null
  }
}
