/** The downloads in the folder of models: lists unfinished ones, and starts, resumes or discards one. */
import { WorkbenchError } from '#shared/errors.ts'
import type { DownloadStore } from '../../workbench/models/ports/downloads.ts'
import { lockOwner, takeLock } from '../files/locks/processLock.ts'
import { allowedAddress } from './allowedAddress.ts'
import { ModelTransfer, TRANSFER_PACE, type TransferPace } from './modelTransfer.ts'
import { makeFolder } from '../files/folders/makeFolder.ts'
import { bytesOf, partPaths, removePart, unfinishedIn, type PartPaths } from './partFile.ts'

/** The folder, and how downloads are checked and paced. */
export interface StoreParts {
  readonly folder: string
  /** Rejects if the completed file is not a model. */
  readonly accept: (path: string) => Promise<unknown>
  /** Timeouts and retries; the default is `TRANSFER_PACE`. */
  readonly pace?: TransferPace
}

/**
 * Opens the store. `check` and `fetch` throw WorkbenchError `download-state` if the file exists; `fetch` and
 * `discard` throw it if another process holds the download. `fetch` also throws what `ModelTransfer.run` throws.
 */
export function modelDownloadStore({ folder, accept, pace = TRANSFER_PACE }: StoreParts): DownloadStore {
  /** Holds the lock of the download meanwhile, because two writers of one part would ruin it. */
  const locked = async (file: string, work: (paths: PartPaths) => Promise<void>): Promise<void> => {
    await makeFolder(folder)
    const paths = partPaths(folder, file)
    const { held, owner } = await takeLock(paths.lock)
    if (held === null)
      throw new WorkbenchError({
        code: 'download-state',
        file,
        expected: 'a download that nobody else is at',
        found: `${owner}, which fetches it`,
      })
    await work(paths).finally(() => held.release())
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
