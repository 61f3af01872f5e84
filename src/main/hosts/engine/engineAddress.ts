/** Where the engine of a home listens for other programs of the same user: a socket, remembered in a file of the home. */
import { randomBytes } from 'node:crypto'
import { chmod, lstat, mkdtemp, readFile, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import { makeFolder } from '../../adapters/files/folders/makeFolder.ts'
import { writeWhole } from './writeWhole.ts'

export interface EngineAddress {
  /** The path of a Unix domain socket, or of a named pipe on Windows. */
  readonly path: string
  /** The folder that was made for the socket alone and is removed with it; null where the socket is in the home. */
  readonly folder: string | null
}

/** Systems take at most 104 or 108 bytes for the path of a socket. */
const LONGEST_PATH = 100

function fileOf(home: string): string {
  return join(home, 'engine-address.json')
}

/**
 * A place that only this user can enter. Where the path in the home is too long, or the home lies on a disk that
 * takes no sockets (`outsideHome`), it is a new folder among the temporary ones.
 */
export async function newAddress(home: string, outsideHome = false): Promise<EngineAddress> {
  if (process.platform === 'win32')
    return { path: `\\\\.\\pipe\\recnet-${randomBytes(16).toString('hex')}`, folder: null }
  const path = join(home, 'socket', 'engine')
  if (!outsideHome && Buffer.byteLength(path) <= LONGEST_PATH) {
    await makeFolder(dirname(path), { mode: 0o700 })
    // It may have been there, or the mask of the process may have had its say.
    await chmod(dirname(path), 0o700)
    return { path, folder: null }
  }
  const folder = await mkdtemp(join(runtimeFolder(), 'recnet-'))
  return { path: join(folder, 'engine'), folder }
}

/** `mkdtemp` below it gives a folder that nobody else can enter. */
function runtimeFolder(): string {
  const room = LONGEST_PATH - Buffer.byteLength('/recnet-123456/engine')
  const folder = process.env['XDG_RUNTIME_DIR'] || tmpdir()
  return Buffer.byteLength(folder) <= room ? folder : '/tmp'
}

export async function rememberAddress(home: string, address: EngineAddress): Promise<void> {
  await writeWhole(fileOf(home), `${JSON.stringify(address)}\n`)
}

/** Null where no engine has left one, or something else stands in the file. */
export async function rememberedAddress(home: string): Promise<EngineAddress | null> {
  try {
    const value = JSON.parse(await readFile(fileOf(home), 'utf8')) as Partial<EngineAddress> | null
    if (typeof value?.path !== 'string' || value.path === '') return null
    return { path: value.path, folder: typeof value.folder === 'string' ? value.folder : null }
  } catch {
    // Absent, unreadable or no JSON: no engine can be reached by it, and whoever needs one says so.
    return null
  }
}

/** Removes the file, and what an engine has left where it leads. Only whoever holds the home may do so. */
export async function forgetAddress(home: string): Promise<void> {
  const address = await rememberedAddress(home)
  await rm(fileOf(home), { force: true })
  if (address === null || process.platform === 'win32') return
  // What cannot be found there need not be taken away.
  const found = await lstat(address.path).catch(() => null)
  // The file of the home could name anything; only sockets are taken away.
  if (found?.isSocket()) await rm(address.path, { force: true })
  // Only where nothing else is in it: rmdir refuses any other, and the system clears its temporary files itself.
  if (address.folder === dirname(address.path)) await rmdir(address.folder).catch(() => undefined)
}

/** @throws WorkbenchError `engine-lost` where others than this user could have put the socket there. */
export async function checkAddress({ path }: EngineAddress): Promise<void> {
  if (process.platform === 'win32') return
  // Where its folder is gone or closed, connecting fails as well, and that is told.
  const found = await lstat(dirname(path)).catch(() => null)
  if (found === null) return
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0) return
  throw new WorkbenchError({
    code: 'engine-lost',
    reason: `its socket lies in ${dirname(path)}, which others can enter. Expected a folder of yours with mode 700`,
  })
}
