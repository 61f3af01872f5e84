/** How findings tell shares, and by which share they become a note or a warning. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { CheckLevel } from '#shared/vocabulary/imports/datasetChecks.ts'

/** Returns a share from 0 to 1 in percent: `15 %`, `2.4 %`, and for what is something and not nothing `under 0.1 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return inEnglish('under 0.1 %')
  return `${Number((100 * share).toFixed(1))} %`
}

/** Returns the share of a part; 0 where there is nothing to take a part of. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** Returns `fine` where nothing was found, and `warning` from this share on. */
export function levelOf(share: number, warningFrom: number): CheckLevel {
  if (share === 0) return 'fine'
  return share >= warningFrom ? 'warning' : 'note'
}
