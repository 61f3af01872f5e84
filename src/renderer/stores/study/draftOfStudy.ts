/** From the file of a study to what its form holds. */
import { rowsOf, studyFile, withoutUndefined, type AskedStudy } from '#shared/vocabulary/studies/studyFile.ts'
import type { Servers } from '../draft/draftModels.ts'
import type { DraftStudy } from './draftStudyForm.ts'
import { backboneOf } from './studyModels.ts'
import { listText } from './valueList.ts'

/** Returns the form of a study, with defaults filled in. A study that is only begun may have no dataset yet. */
export function draftOfStudy(asked: AskedStudy, servers: Servers): DraftStudy {
  const file = studyFile.parse({ ...asked, datasets: asked.datasets.length > 0 ? asked.datasets : ['none'] })
  const rows = rowsOf(file)
  const trained = rows.flatMap(({ settings }) => settings['trainOn'] ?? [])
  return {
    kind: file.kind,
    title: file.title.replace(/,$/, ''),
    note: file.note,
    datasets: asked.datasets,
    fullDataset: trained.map(String).find((name) => name !== '') ?? '',
    models: file.models.map((models) => backboneOf(models, servers)),
    rows: rows.map((row) => ({ ...row, label: row.label === row.variant ? '' : row.label })),
    settings: withoutUndefined(file.settings),
    sweeps: file.sweeps.map((sweep) =>
      Object.entries(sweep).map(([name, values]) => ({ name, values: listText(values) })),
    ),
    seeds: listText(file.seeds),
    runsAtOnce: file.runsAtOnce,
    testedRow: file.testedRow ?? '',
    cutoffs: file.cutoffs,
    chooseBy: file.chooseBy ?? '',
  }
}
