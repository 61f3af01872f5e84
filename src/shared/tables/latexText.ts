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

/** Returns the text in one line, with everything escaped that LaTeX would read as a command or cannot set as it is. */
export function latexText(text: string): string {
  return text.replace(CHARACTERS, (character) => SPECIAL[character] ?? character).replace(/[\r\n]+/g, ' ')
}
