/** The state and progress of a download, in words. */
import type { ModelDownload } from '#shared/vocabulary/models/modelDownloads.ts'
import { formatBytes, formatDuration } from '../../ui/quantities.ts'

/** One line for a row of the list of downloads. */
export function downloadText({
  bytes,
  total,
  bytesPerSecond,
  state,
  checksum,
  error,
}: ModelDownload): string {
  const far =
    total === null
      ? formatBytes(bytes)
      : `${formatBytes(bytes)} of ${formatBytes(total)}, ${Math.floor((100 * bytes) / Math.max(1, total))} %`
  if (state === 'done')
    return checksum
      ? `${formatBytes(bytes)}. Its SHA-256 agrees with that of the ${checksum.from}.`
      : `${formatBytes(bytes)}. Its SHA-256 is not known, so only its size and form were checked.`
  if (state === 'paused') return `Paused at ${far}`
  if (state === 'failed') return bytes === 0 ? 'Nothing was kept' : `Stopped at ${far}`
  if (error) return `${far} · trying again`
  const left =
    total !== null && bytesPerSecond
      ? `${formatDuration((1000 * (total - bytes)) / bytesPerSecond)} left`
      : ''
  return [far, bytesPerSecond === null ? '' : `${formatBytes(bytesPerSecond)}/s`, left]
    .filter((part) => part !== '')
    .join(' · ')
}
