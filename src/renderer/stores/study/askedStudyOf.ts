/** From what the form of a study holds to its file. */
import { STUDY_FORMAT, type AskedStudy } from '#shared/vocabulary/studies/studyFile.ts'
import type { Servers } from '../draft/draftModels.ts'
import { labelOfRow, type DraftRow, type DraftStudy } from './draftStudyForm.ts'
import { askedBackbone } from './studyModels.ts'
import { valuesOf } from './valueList.ts'

/** Returns the file as it stands, which the schema may still refuse. */
export function askedStudyOf(draft: DraftStudy, servers: Servers): AskedStudy {
  const { title, kind, note, datasets, settings, testedRow, cutoffs, chooseBy } = draft
  return {
    format: STUDY_FORMAT,
    title: title.trim(),
    kind,
    note,
    datasets: [...datasets],
    rows: draft.rows.map(askedRow),
    models: draft.models.map((backbone) => askedBackbone(backbone, servers)),
    settings: { ...settings },
    sweeps: draft.sweeps.map((sweep) =>
      Object.fromEntries(sweep.map(({ name, values }) => [name, [...valuesOf(values)]])),
    ),
    // What is no number stays as it was typed, so that the schema names it.
    seeds: valuesOf(draft.seeds) as number[],
    runsAtOnce: draft.runsAtOnce as number,
    ...(testedRow === '' ? {} : { testedRow }),
    cutoffs: [...cutoffs],
    ...(chooseBy === '' ? {} : { chooseBy }),
  }
}

function askedRow(row: DraftRow): AskedStudy['rows'][number] {
  const { variant, settings } = row
  const label = labelOfRow(row)
  if (label === variant && Object.keys(settings).length === 0) return variant
  return {
    ...(label === variant ? {} : { label }),
    variant,
    ...(Object.keys(settings).length === 0 ? {} : { settings: { ...settings } }),
  }
}
