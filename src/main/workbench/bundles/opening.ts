/** What a committed bundle says of its own opening, so that any later process can end it. */
import { z } from 'zod'
import { bundledDataset } from '#shared/vocabulary/bundles/bundleFile.ts'
import { openedStudy } from './study/openedStudy.ts'
import { runId } from '#shared/vocabulary/runs.ts'

/** The name of the file. It is written before the bundle is committed, and never changed. */
export const OPENING_FILE = 'opening.json'

export const opening = z.strictObject({
  digest: z.string(),
  workbench: z.string(),
  openedAt: z.string(),
  /** By the name in the bundle and the name here. */
  runs: z.array(z.strictObject({ name: runId, run: runId })),
  /** Null for a bundle of runs. */
  study: openedStudy.nullable(),
  datasets: z.array(
    bundledDataset.extend({
      /** Null where it is neither here nor in the bundle. */
      here: z.string().nullable(),
      imported: z.boolean(),
    }),
  ),
})
export type Opening = Readonly<z.infer<typeof opening>>
