/** The time that is left of a run, in words. */
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { t } from '../locales/t.ts'
import { formatDuration } from '../ui/quantities.ts'

/** Such as `12 s left`; empty where the run is not worked on or no call has been measured yet. */
export function timeLeft(row: RunRow | null): string {
  const left = row?.progress?.runLeft ?? null
  return left === null ? '' : t('stores.leftLeft', { left: formatDuration(left) })
}
