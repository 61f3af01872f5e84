/** The widths of columns and pages of common templates for papers. */

/** A width by the template that it belongs to; `name` does not change with the language. */
export interface PaperWidth {
  readonly id: string
  readonly name: string
  readonly widthMm: number
}

/** acmart (sigconf), llncs and IEEEtran; the width that figures have at first comes before them. */
export const PAPER_WIDTHS: readonly PaperWidth[] = [
  { id: 'column', name: 'One column', widthMm: 85 },
  { id: 'acm-column', name: 'ACM, column', widthMm: 84.5 },
  { id: 'acm-text', name: 'ACM, page', widthMm: 178 },
  { id: 'lncs-text', name: 'Springer LNCS, page', widthMm: 122 },
  { id: 'ieee-column', name: 'IEEE, column', widthMm: 88.9 },
  { id: 'ieee-text', name: 'IEEE, page', widthMm: 181.9 },
]
