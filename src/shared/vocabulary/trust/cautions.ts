/** Cautions: reasons why a result should not be trusted as it stands. */

/** Every caution in the order in which it is shown: what spoils a number first, what makes it uncertain last. */
export const CAUTION_CODES = [
  'went-on-anyway',
  'low-coverage',
  'calls-fell-back',
  'replies-truncated',
  'predictions-unread',
  'threshold-does-not-choose',
  'routers-oscillate',
  'popularity-is-better',
  'not-above-chance',
  'few-users',
  'validation-items',
  'not-final',
] as const
export type CautionCode = (typeof CAUTION_CODES)[number]

/** One caution. */
export interface Caution {
  readonly code: CautionCode
  /** Two to four words for a mark or a footnote. */
  readonly label: string
  /** What was found, why it matters and what to do. */
  readonly sentence: string
}
