/** Keeps the experiment being prepared in the browser, and takes from there only what still has the right shape. */
import { runRequest, type Settings } from '#shared/vocabulary/runs.ts'

export interface Draft {
  readonly dataset: string
  readonly variant: string
  /** Empty for none. */
  readonly preset: string
  /** What was changed from the values of variant and preset. */
  readonly settings: Settings
  readonly vectorIndex: 'lance' | 'memory'
  readonly note: string
}

const KEPT_AS = 'recnet.draft'
const FIRST: Draft = { dataset: 'demo', variant: 'RecNet', preset: '', settings: {}, vectorIndex: 'lance', note: '' }

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(draft))
  } catch {
    // Storage is full or forbidden: the draft lasts as long as the page.
  }
}

export function keptDraft(): Draft {
  try {
    const { preset, ...request } = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}') as Record<string, unknown>
    const parsed = runRequest.safeParse(request)
    return parsed.success ? { ...parsed.data, preset: typeof preset === 'string' ? preset : '' } : FIRST
  } catch {
    return FIRST
  }
}
