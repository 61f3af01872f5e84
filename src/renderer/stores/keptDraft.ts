/** Keeps the experiment being prepared in the browser, and takes from there only what still has the right shape. */
import { z } from 'zod'
import { samplingMode, type SamplingMode } from '#shared/vocabulary/models.ts'
import { runRequest, type Settings } from '#shared/vocabulary/runs.ts'

export interface Draft {
  readonly dataset: string
  readonly variant: string
  /** Empty for none. */
  readonly preset: string
  /** What was changed from the values of variant and preset. */
  readonly settings: Settings
  readonly vectorIndex: 'lance' | 'memory'
  /** Files of the folder of models; null for what comes with the workbench. */
  readonly languageFile: string | null
  readonly embeddingFile: string | null
  readonly mode: SamplingMode
  readonly note: string
}

/** Of what other versions kept, only what this one knows. */
const draft = z.object({
  ...runRequest.pick({ dataset: true, variant: true, settings: true, vectorIndex: true, note: true }).shape,
  preset: z.string().default(''),
  languageFile: z.string().nullable().default(null),
  embeddingFile: z.string().nullable().default(null),
  mode: samplingMode.default('fast'),
})

const KEPT_AS = 'recnet.draft'
const FIRST: Draft = { dataset: 'demo', variant: 'RecNet', preset: '', settings: {}, vectorIndex: 'lance', languageFile: null, embeddingFile: null, mode: 'fast', note: '' }

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(draft))
  } catch {
    // Storage is full or forbidden: the draft lasts as long as the page.
  }
}

export function keptDraft(): Draft {
  try {
    const parsed = draft.safeParse(JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}'))
    return parsed.success ? parsed.data : FIRST
  } catch {
    return FIRST
  }
}
