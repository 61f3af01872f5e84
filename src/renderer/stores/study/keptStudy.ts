/** Keeps the study being prepared in the browser, and reads back only what still has the right shape. */
import { z } from 'zod'
import { METRIC_NAMES } from '#shared/vocabulary/results.ts'
import { settingValue } from '#shared/vocabulary/runs.ts'
import { studyId } from '#shared/vocabulary/studies/studies.ts'
import { STUDY_KINDS, studyFile } from '#shared/vocabulary/studies/studyFile.ts'
import { draftModel } from '../draft/keptDraft.ts'
import type { DraftStudy } from './draftStudyForm.ts'

const settings = z.record(z.string(), settingValue)
const chosen = draftModel.nullable()
const draftStudy = z.object({
  kind: z.enum(STUDY_KINDS),
  title: z.string(),
  note: z.string(),
  datasets: z.array(z.string()),
  fullDataset: z.string(),
  models: z.array(
    z.object({
      label: z.string(),
      models: z.object({
        languageModel: chosen,
        reasoningModel: chosen,
        embeddingFile: z.string().nullable(),
      }),
      asked: studyFile.shape.models.unwrap().element,
    }),
  ),
  rows: z.array(z.object({ label: z.string(), variant: z.string(), settings })),
  settings,
  sweeps: z.array(z.array(z.object({ name: z.string(), values: z.string() }))),
  seeds: z.string(),
  runsAtOnce: z.union([z.number(), z.string()]),
  testedRow: z.string(),
  cutoffs: z.array(z.enum(METRIC_NAMES)),
  chooseBy: z.union([z.enum(METRIC_NAMES), z.literal('')]),
})
const keptStudy = z.object({ draft: draftStudy, changing: studyId.nullable() })

/** A study being prepared; `changing` names the one whose file it replaces, null for a new one. */
export interface KeptStudy {
  readonly draft: DraftStudy
  readonly changing: string | null
}

const KEPT_AS = 'recnet.study'

/** Keeps the study in the browser. Where storage is full or forbidden, it lasts as long as the page. */
export function keepStudy(kept: KeptStudy | null): void {
  try {
    if (kept === null) localStorage.removeItem(KEPT_AS)
    else localStorage.setItem(KEPT_AS, JSON.stringify(kept))
  } catch {
    // Storage is full or forbidden: the study lasts as long as the page.
  }
}

/** The kept study; null where none can be read. */
export function readKeptStudy(): KeptStudy | null {
  try {
    const parsed = keptStudy.safeParse(JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    // Storage is forbidden, or what is in it is no JSON: a new study is begun.
    return null
  }
}
