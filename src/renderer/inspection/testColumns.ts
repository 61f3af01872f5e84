/** The columns that every table of tests has: interval, p, and p after Holm's correction. */
import type { Interval } from '#shared/vocabulary/results.ts'
import { t } from '../locales/t.ts'
import { pText, signedText } from './methodRows.ts'

/** What a test tells of a difference. */
export interface TestedDifference {
  readonly difference: number
  readonly interval: Interval
  readonly pValue: number
  readonly pHolm: number
}

/** The columns by key; `label` is that of the difference. */
export function testColumns(label: string) {
  return {
    difference: {
      key: 'difference',
      label,
      text: ({ difference }: TestedDifference) => signedText(difference, 4),
      order: ({ difference }: TestedDifference) => difference,
      numeric: true,
    },
    interval: {
      key: 'interval',
      label: t('compare.interval95'),
      text: ({ interval }: TestedDifference) =>
        t('inspection.lowToHigh', { low: signedText(interval.low, 4), high: signedText(interval.high, 4) }),
      numeric: true,
    },
    p: {
      key: 'p',
      label: 'p',
      text: ({ pValue }: TestedDifference) => pText(pValue),
      order: ({ pValue }: TestedDifference) => pValue,
      numeric: true,
    },
    holm: {
      key: 'holm',
      label: t('compare.pHolm'),
      text: ({ pHolm }: TestedDifference) => pText(pHolm),
      order: ({ pHolm }: TestedDifference) => pHolm,
      numeric: true,
    },
  }
}
