/** Formats amounts for the window: moments, and those that the terminal formats too. */
import { shownLanguage } from '../locales/shownLanguage.ts'

export {
  formatBytes,
  formatCount,
  formatDuration,
  formatFixed,
  formatNumber,
  formatShare,
  formatSignificant,
} from '#shared/quantities.ts'

/** A moment, given in ISO 8601 or in milliseconds, as day and minute in the reader's time zone and language. */
export function formatMoment(moment: string | number): string {
  return new Date(moment).toLocaleString(shownLanguage() === 'en' ? 'en-GB' : shownLanguage(), {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}
