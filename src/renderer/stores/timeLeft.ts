/** The time that is left of a run, in words. */
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { formatDuration } from '../ui/quantities.ts'

/** Such as `12 s left`, at the pace of the run; empty where it does not run or its pace is not known. */
export function timeLeft(row: RunRow | null, step: number): string {
  if (row?.status !== 'running' || row.millisecondsPerStep === null || row.interactions === null) return ''
  return `${formatDuration(row.millisecondsPerStep * (row.interactions - step))} left`
}
