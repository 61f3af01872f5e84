/** Small studies in temporary homes. */
import { studyFile, type AskedStudy, type StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyId, StudyStatus, StudySummary, StudyView } from '#shared/vocabulary/studies/studies.ts'
import type { Engine } from '../createEngine.ts'
import { pushed, smallSettings } from '../engine.testing.ts'

/** A study on the small dataset with runs of a moment. `asked` overrides. */
export function smallStudy(asked: Partial<AskedStudy> = {}): StudyFile {
  return studyFile.parse({
    format: 1,
    title: 'Small',
    datasets: ['small'],
    rows: ['Pop', 'TF-IDF'],
    settings: { repetitions: 1 },
    seeds: [1],
    ...asked,
  })
}

/** Settings under which RecNet takes a moment on the small dataset. */
export const recNetSettings = { ...smallSettings, evaluateEvery: 0 }

/** Creates and starts a study. */
export async function startStudy(engine: Engine, file: StudyFile): Promise<StudyId> {
  const study = await engine.handlers['studies.create']({ file })
  await engine.handlers['studies.start']({ study })
  return study
}

/** Resolves to the view of a study once it has one of these statuses. */
export async function untilStudy(
  engine: Engine,
  study: StudyId,
  ...statuses: readonly StudyStatus[]
): Promise<StudyView> {
  const isThere = (list: readonly StudySummary[]) =>
    list.some((one) => one.study === study && statuses.includes(one.status))
  const told = pushed(engine, 'studies.changed', isThere)
  if (!isThere(await engine.handlers['studies.list']({}))) await told
  return engine.handlers['studies.view']({ study })
}
