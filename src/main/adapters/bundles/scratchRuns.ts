/** Folders of runs that nobody else sees, for replays beside the runs of a home. */
import type { BundleArchives } from '../../workbench/bundles/ports/archives.ts'
import type { ScratchRuns } from '../../workbench/bundles/ports/replays.ts'
import { makeFolder } from '../files/folders/makeFolder.ts'
import { openRunFolder, writeManifest } from '../files/runFolder.ts'

/** Makes the folders among what is swept away when it is left behind. */
export function scratchRuns({ aside }: Pick<BundleArchives, 'aside'>): ScratchRuns {
  return {
    create: async (manifest) => {
      const { path, remove } = await aside()
      await makeFolder(path)
      await writeManifest(path, manifest)
      return { run: await openRunFolder(path), remove }
    },
  }
}
