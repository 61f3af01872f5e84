/** A template follows its data and models for as long as what it filled in was not changed by hand. */
import { studyOf } from '#shared/studies/studyTemplates.ts'
import type { Servers } from '../draft/draftModels.ts'
import { draftOfStudy } from './draftOfStudy.ts'
import type { DraftStudy } from './draftStudyForm.ts'
import { OFFERED_TEMPLATES } from './offeredTemplates.ts'
import { askedBackbone } from './studyModels.ts'

export type RefillingChange = Partial<Pick<DraftStudy, 'datasets' | 'fullDataset' | 'models'>>

/** Returns the study with other data or models, and with what its template makes of them in title, rows and sweeps. */
export function refilledStudy(draft: DraftStudy, change: RefillingChange, servers: Servers): DraftStudy {
  const next = { ...draft, ...change }
  const [before, after] = [filled(draft, servers), filled(next, servers)]
  if (before === null || after === null) return next
  const isOf = (part: 'title' | 'rows' | 'sweeps') =>
    JSON.stringify(draft[part]) === JSON.stringify(before[part])
  return {
    ...next,
    title: isOf('title') ? after.title : next.title,
    rows: isOf('rows') ? after.rows : next.rows,
    sweeps: isOf('sweeps') ? after.sweeps : next.sweeps,
  }
}

/** Returns what the template of this kind makes of the data and models of a study; null where it has none. */
function filled({ kind, datasets, fullDataset, models }: DraftStudy, servers: Servers): DraftStudy | null {
  const template = OFFERED_TEMPLATES.find((one) => one.kind === kind)
  if (!template) return null
  const input = {
    datasets,
    models: models.map((backbone) => askedBackbone(backbone, servers)),
    ...(fullDataset === '' ? {} : { fullDataset }),
  }
  return draftOfStudy(studyOf(template, input), servers)
}
