/** Downloads as they lie in the folder of models, and the way to go on with one. */
import { mkdir } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import type { DownloadStore } from '../../workbench/models/ports/downloads.ts'
import { lockOwner, releaseLock, takeLock } from '../files/processLock.ts'
import { allowedAddress } from './allowedAddress.ts'
import { ModelTransfer, TRANSFER_PACE, type TransferPace } from './modelTransfer.ts'
import { bytesOf, partPaths, removePart, unfinishedIn, type PartPaths } from './partFile.ts'

export interface StoreParts {
  readonly folder: string
  /** Rejects where the whole file is no model. */
  readonly accept: (path: string) => Promise<unknown>
  readonly pace?: TransferPace
}

export function modelDownloadStore({ folder, accept, pace = TRANSFER_PACE }: StoreParts): DownloadStore {
  /** Two writers of one part would ruin it for both. */
  const locked = async (file: string, work: (paths: PartPaths) => Promise<void>): Promise<void> => {
    await mkdir(folder, { recursive: true })
    const paths = partPaths(folder, file)
    const owner = await takeLock(paths.lock)
    if (owner !== null)
      throw new WorkbenchError({
        code: 'download-state',
        file,
        expected: 'a download that nobody else is at',
        found: `${owner}, which fetches it`,
      })
    await work(paths).finally(() => releaseLock(paths.lock))
  }
  const checkFree = async (file: string) => {
    if ((await bytesOf(partPaths(folder, file).whole)) === null) return
    throw new WorkbenchError({
      code: 'download-state',
      file,
      expected: `no file of this name in ${folder}; give another name`,
      found: 'one',
    })
  }
  return {
    unfinished: async () => {
      const all = await unfinishedIn(folder)
      const owners = await Promise.all(all.map(({ file }) => lockOwner(partPaths(folder, file).lock)))
      return all.filter((_, place) => owners[place] === null)
    },
    check: async (file, address) => {
      allowedAddress(address)
      await checkFree(file)
    },
    fetch: ({ file, ...request }) =>
      locked(file, async (paths) => {
        await checkFree(file)
        await new ModelTransfer({ ...request, file, paths, accept, pace }).run()
      }),
    discard: (file) => locked(file, removePart),
  }
}
