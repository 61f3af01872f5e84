/** The study of a bundle as it will be in this home: under a free name, stopped, and with the names of datasets here. */
import { z } from 'zod'
import { cellOfRun, studyId, type CellOfRun } from '#shared/vocabulary/studies/studies.ts'
import { studyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyStore } from '../../studies/ports.ts'
import type { StudyState } from '../../studies/studyState.ts'
import { freeName } from '../../runs/runNames.ts'
import type { BundledStudy } from './bundledStudy.ts'
import { movedKeys, withDatasets } from './portableStudy.ts'

/** The study in the opening of a bundle. */
export const openedStudy = z.strictObject({
  name: studyId,
  study: studyId,
  file: studyFile,
  createdAt: z.string(),
  /** By the name of the run in the bundle. */
  cells: z.array(z.strictObject({ run: z.string(), cell: cellOfRun.shape.cell })),
})
export type OpenedStudy = Readonly<z.infer<typeof openedStudy>>

/** Chooses the name, and renames datasets in the file and in the keys of cells. */
export async function studyHere(
  { name, file, createdAt, cells }: BundledStudy,
  names: ReadonlyMap<string, string>,
  studies: Pick<StudyStore, 'taken'>,
): Promise<OpenedStudy> {
  const here = withDatasets(file, names)
  const moved = movedKeys(file, here)
  return {
    ...{ name, file: here, createdAt },
    study: freeName(name, await studies.taken()),
    cells: cells.map(({ run, cell }) => ({ run, cell: moved(cell) })),
  }
}

/** Returns the cell that a run was made for, or null. */
export function cellHere(opened: OpenedStudy | null, run: string): CellOfRun | null {
  const found = opened?.cells.find((one) => one.run === run)
  return opened && found ? { study: opened.study, cell: found.cell } : null
}

/** Writes the study. It is stopped: nothing of it runs before the user starts it. */
export async function keepStudy(
  { study, file, createdAt }: OpenedStudy,
  studies: Pick<StudyStore, 'write'>,
): Promise<void> {
  const state: StudyState = {
    ...{ format: 1, file, createdAt, wanted: 'stopped' },
    ...{ failures: {}, replaced: [], removedAt: null },
  }
  await studies.write(study, state)
}
