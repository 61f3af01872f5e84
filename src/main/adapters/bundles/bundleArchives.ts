/** The folder `bundles` of a home: what is being opened, and archives on their way out. */
import { randomUUID } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import { isHiddenFile } from '#shared/isHiddenFile.ts'
import type { BundleArchives } from '../../workbench/bundles/ports/archives.ts'
import { makeFolder } from '../files/folders/makeFolder.ts'
import { ifAbsent } from '../files/ifAbsent.ts'
import { writeWhole } from '../files/jsonFile.ts'
import { isRunning } from '../machine/isRunning.ts'
import { noArchive } from './archiveEntries.ts'
import { createArchive } from './archiveWriter.ts'
import { bundleFolder } from './bundleFolder.ts'
import { unpackArchive } from './unpackArchive.ts'

/** Names of what is not committed begin so; the process that made it follows. */
const ASIDE = '.aside-'
/** Files of this workbench itself, as they are read again after a kill, need no limit. */
const ANY_LINE = 2 ** 30

/** Opens the folder; it is created when it is first needed. */
export function bundleArchives(root: string): BundleArchives {
  const asidePath = async () => {
    await makeFolder(root, { mode: 0o700 })
    return join(root, `${ASIDE}${process.pid}-${randomUUID().slice(0, 8)}`)
  }
  const entries = () => readdir(root, { withFileTypes: true }).catch(ifAbsent<Dirent[]>([]))
  return {
    create: createArchive,
    requireAbsent: async (path) => {
      if ((await stat(path).catch(ifAbsent(null))) === null) return
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: '--out',
        expected: 'a file that does not exist yet, since nothing is overwritten',
        found: path,
      })
    },
    bytesOf: async (path, limit) => {
      const { size } = await stat(path)
      if (size > limit)
        throw new WorkbenchError({
          code: 'too-large',
          what: 'a bundle for the window',
          limit: `${limit} bytes`,
          found: `${size} bytes`,
        })
      return readFile(path)
    },
    aside: async () => {
      const path = await asidePath()
      return { path, remove: () => rm(path, { recursive: true, force: true }) }
    },
    unpack: async (path, limits) => {
      const folder = await asidePath()
      await mkdir(folder, { mode: 0o700 })
      try {
        const archive = await unpackArchive(await fileAt(path), folder, limits)
        return {
          ...archive,
          ...bundleFolder(folder, limits.lineBytes),
          write: (name, text) => writeWhole(join(folder, name), text),
          move: async (name, to) => {
            await makeFolder(dirname(join(folder, to)))
            await rename(join(folder, name), join(folder, to))
          },
          commit: async (name) => {
            const place = join(root, `${name}-${randomUUID().slice(0, 8)}`)
            await rename(folder, place)
            return bundleFolder(place, limits.lineBytes)
          },
        }
      } catch (error) {
        await rm(folder, { recursive: true, force: true })
        throw error
      }
    },
    committed: async () =>
      (await entries())
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => bundleFolder(join(root, name), ANY_LINE)),
    sweep: async () => {
      const left = (await entries()).filter(({ name }) => name.startsWith(ASIDE) && !isAlive(name))
      for (const { name } of left) await rm(join(root, name), { recursive: true, force: true })
    },
  }
}

/** What a browser sent lies alone in a folder. */
async function fileAt(path: string): Promise<string> {
  const about = await stat(path).catch(ifAbsent(null))
  if (about === null) throw noArchive('no such file')
  if (!about.isDirectory()) return path
  const names = (await readdir(path)).filter((name) => !isHiddenFile(name))
  const [name = ''] = names
  if (names.length !== 1) throw noArchive(`a folder with ${names.length} files`)
  return join(path, name)
}

function isAlive(name: string): boolean {
  const owner = Number(name.slice(ASIDE.length).split('-')[0])
  return owner !== process.pid && isRunning(owner)
}
