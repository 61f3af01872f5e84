/** The state and progress of a download, in words. */
import type { ModelDownload } from '#shared/vocabulary/models/modelDownloads.ts'
import { t } from '../../locales/t.ts'
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
      : t('models.bytesOfTotalFloor', {
          bytes: formatBytes(bytes),
          total: formatBytes(total),
          floor: Math.floor((100 * bytes) / Math.max(1, total)),
        })
  if (state === 'done')
    return checksum
      ? t('models.bytesItsSha256Agrees', { bytes: formatBytes(bytes), from: checksum.from })
      : t('models.bytesItsSha256Is', { bytes: formatBytes(bytes) })
  if (state === 'paused') return t('models.pausedAtFar', { far })
  if (state === 'failed') return bytes === 0 ? t('models.nothingWasKept') : t('models.stoppedAtFar', { far })
  if (error) return t('models.farTryingAgain', { far })
  const left =
    total !== null && bytesPerSecond
      ? t('models.valueLeft', { value: formatDuration((1000 * (total - bytes)) / bytesPerSecond) })
      : ''
  return [far, bytesPerSecond === null ? '' : `${formatBytes(bytesPerSecond)}/s`, left]
    .filter((part) => part !== '')
    .join(' · ')
}
