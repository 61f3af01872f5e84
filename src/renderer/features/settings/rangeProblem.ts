/** Checks a typed number against a range. */
import { t } from '../../locales/t.ts'

export interface Range {
  readonly low: number
  readonly high: number
  /** Whether fractions are allowed. */
  readonly fractions?: boolean
}

/** What is wrong with the number; null where it is valid. */
export function rangeProblem(value: number | string, { low, high, fractions = false }: Range): string | null {
  const fits =
    typeof value === 'number' &&
    (fractions ? Number.isFinite(value) : Number.isInteger(value)) &&
    value >= low &&
    value <= high
  return fits
    ? null
    : t('settings.expectedAValueNumberFrom', {
        value: fractions ? '' : t('settings.whole'),
        low,
        high,
        value2: String(value).trim() === '' ? t('settings.nothing') : value,
      })
}
