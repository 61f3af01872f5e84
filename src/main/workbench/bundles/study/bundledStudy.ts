/** What study/study.json of a bundle says: the study, and which run is that of which cell. */
import { z } from 'zod'
import { runId } from '#shared/vocabulary/runs.ts'
import { cellOfRun, studyId } from '#shared/vocabulary/studies/studies.ts'
import { studyFile } from '#shared/vocabulary/studies/studyFile.ts'

export const bundledStudy = z.strictObject({
  name: studyId,
  /** Without paths, keys and headers. */
  file: studyFile,
  /** Time of creation, ISO 8601. */
  createdAt: z.string().max(40),
  /** By the name of the run in the bundle. */
  cells: z.array(z.strictObject({ run: runId, cell: cellOfRun.shape.cell })).max(10_000),
})
export type BundledStudy = Readonly<z.infer<typeof bundledStudy>>
