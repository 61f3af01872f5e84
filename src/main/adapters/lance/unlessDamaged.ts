/** Tells a dataset whose files are damaged from a machine that cannot read just now. */
import { WorkbenchError } from '#shared/errors.ts'
import { systemFault } from '#shared/errors/systemFault.ts'
import { withoutSourcePlaces } from '#shared/errors/withoutSourcePlaces.ts'
import type { DamagedDataset } from '#shared/vocabulary/datasets.ts'

/**
 * Returns what `read` makes of a dataset. What it throws is an error of the workbench or of the system, or else says that the files
 * are not what was written. @throws WorkbenchError `dataset-damaged`.
 */
export async function unlessDamaged<Read>(
  { name, folder }: Pick<DamagedDataset, 'name' | 'folder'>,
  read: () => Promise<Read> | Read,
): Promise<Read> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Error) || error instanceof WorkbenchError || systemFault(error) !== null)
      throw error
    const found = withoutSourcePlaces(error.message).replace(/[.\s]+$/, '')
    throw new WorkbenchError({ code: 'dataset-damaged', name, folder, found }, { cause: error })
  }
}
