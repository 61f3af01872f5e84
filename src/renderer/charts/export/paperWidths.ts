/** The widths of columns and pages of common templates for papers. */
import type { MessageKey } from '../../locales/messageKey.ts'

/** A width by the template that it belongs to, and the message that names it. */
export interface PaperWidth {
  readonly id: string
  readonly words: MessageKey
  readonly widthMm: number
}

/** acmart (sigconf), llncs and IEEEtran; the width that figures have at first comes before them. */
export const PAPER_WIDTHS: readonly PaperWidth[] = [
  { id: 'column', words: 'charts.widthColumn', widthMm: 85 },
  { id: 'acm-column', words: 'charts.widthAcmColumn', widthMm: 84.5 },
  { id: 'acm-text', words: 'charts.widthAcmPage', widthMm: 178 },
  { id: 'lncs-text', words: 'charts.widthLncsPage', widthMm: 122 },
  { id: 'ieee-column', words: 'charts.widthIeeeColumn', widthMm: 88.9 },
  { id: 'ieee-text', words: 'charts.widthIeeePage', widthMm: 181.9 },
]
