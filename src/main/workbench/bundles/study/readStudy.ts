/** Reads a study for a bundle: its file, and the finished runs of its cells. */
import type { BundleFile } from '#shared/vocabulary/bundles/bundleFile.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { StudyId, StudyView } from '#shared/vocabulary/studies/studies.ts'
import type { BundledStudy } from './bundledStudy.ts'
import { movedKeys, portableStudy } from './portableStudy.ts'

/** A study as a bundle has it. */
export interface StudyToBundle {
  readonly study: BundledStudy
  readonly runs: readonly RunId[]
  readonly leftOut: BundleFile['leftOut']
}

/** Returns the study with its finished runs; cells without one are left out, and said to be. */
export function studyToBundle(study: StudyId, { file, views, createdAt }: StudyView): StudyToBundle {
  const portable = portableStudy(file)
  const moved = movedKeys(file, portable)
  // Cells that would be the same run share it; it is kept for the first of them.
  const own = views.filter(({ key, runKey }) => key === runKey)
  const finished = own.flatMap(({ run, key, status }) =>
    run !== null && status === 'finished' ? [{ run, cell: moved(key) }] : [],
  )
  const missing = own.filter(({ run, status }) => run === null || status !== 'finished')
  return {
    study: { name: study, file: portable, createdAt, cells: finished },
    runs: finished.map(({ run }) => run),
    leftOut: missing.map(({ key, status }) => ({
      what: `the cell ${key}`.slice(0, 300),
      because: `It has no finished run: it is ${status}.`,
    })),
  }
}
