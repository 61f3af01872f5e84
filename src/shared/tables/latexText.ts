/** Text as LaTeX reads it. */

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  '~': '\\textasciitilde{}',
  _: '\\_',
  '^': '\\textasciicircum{}',
  τ: '$\\tau$',
  λ: '$\\lambda$',
  μ: '$\\mu$',
  '≥': '$\\geq$',
  '≤': '$\\leq$',
  '≪': '$\\ll$',
  '±': '$\\pm$',
  '−': '$-$',
  '·': '$\\cdot$',
  '×': '$\\times$',
  '′': '$^{\\prime}$',
  '₂': '$_2$',
  '→': '$\\rightarrow$',
  '<': '$<$',
  '>': '$>$',
  '…': '\\ldots{}',
  '“': '``',
  '”': "''",
  '’': "'",
  '–': '--',
  '—': '---',
  '†': '$\\dagger$',
}
const CHARACTERS = new RegExp(`[${Object.keys(SPECIAL).join('').replace(/[\\^]/g, '\\$&')}]`, 'g')

/** What LaTeX does not read at all: controls, and line separators that are none to it. */
const UNREAD = /[\r\n\p{Cc}\u2028\u2029]+/gu

/**
 * Returns the text in one line, with everything escaped that LaTeX would read as a command or cannot set as it is. A bracket or a star
 * at the beginning would belong to the end of the row before it, and stands in braces.
 */
export function latexText(text: string): string {
  return text
    .replace(UNREAD, ' ')
    .replace(CHARACTERS, (character) => SPECIAL[character] ?? character)
    .replace(/^(\s*)([[*])/, '$1{$2}')
}
