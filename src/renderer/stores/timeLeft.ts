/** How long a running run will still take at its pace, in words; empty where that is not known. */
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { formatDuration } from '../ui/quantities.ts'

export function timeLeft(row: RunRow | null, step: number): string {
  if (row?.status !== 'running' || row.millisecondsPerStep === null || row.interactions === null) return ''
  return `${formatDuration(row.millisecondsPerStep * (row.interactions - step))} left`
}
