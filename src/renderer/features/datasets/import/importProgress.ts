/** The progress of an import, in words. */
import { formatBytes, formatDuration } from '../../../ui/quantities.ts'

export interface ImportPosition {
  readonly file: string
  readonly readBytes: number
  readonly totalBytes: number
  /** Milliseconds of the page's clock when it was first heard of, and how much had been read then. */
  readonly since: number
  readonly sinceBytes: number
}

/** Less than this says nothing about the speed. */
const LEAST_MILLISECONDS = 500

/** Milliseconds that are left at the mean speed so far; null while that is not known. */
export function remainingMilliseconds(position: ImportPosition, now: number): number | null {
  const elapsed = now - position.since
  const read = position.readBytes - position.sinceBytes
  if (elapsed < LEAST_MILLISECONDS || read <= 0) return null
  return ((position.totalBytes - position.readBytes) * elapsed) / read
}

/** `4.2 MB of 18 MB · cds.inter · about 12 s left` */
export function positionText(position: ImportPosition, now: number): string {
  const { file, readBytes, totalBytes } = position
  if (totalBytes === 0) return 'starting'
  if (readBytes >= totalBytes) return `${formatBytes(totalBytes)} read; checking and storing`
  const remaining = remainingMilliseconds(position, now)
  const left = remaining === null ? [] : [`about ${formatDuration(1000 * Math.ceil(remaining / 1000))} left`]
  return [`${formatBytes(readBytes)} of ${formatBytes(totalBytes)}`, file, ...left].join(' · ')
}
