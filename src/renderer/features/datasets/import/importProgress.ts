/** The progress of an import, in words. */
import { t } from '../../../locales/t.ts'
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
  if (readBytes >= totalBytes)
    return t('imports.totalbytesReadCheckingAndStoring', { totalBytes: formatBytes(totalBytes) })
  const remaining = remainingMilliseconds(position, now)
  const left =
    remaining === null
      ? []
      : [t('imports.aboutValueLeft', { value: formatDuration(1000 * Math.ceil(remaining / 1000)) })]
  return [
    t('imports.readbytesOfTotalbytes', {
      readBytes: formatBytes(readBytes),
      totalBytes: formatBytes(totalBytes),
    }),
    file,
    ...left,
  ].join(' · ')
}
