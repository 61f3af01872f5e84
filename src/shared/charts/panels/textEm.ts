/** How wide a text is about, where nothing can measure it. */

const NARROW = /[fijlrtI.,:;'!|()[\]\u2019 -]/
const WIDE = /[mwMW@%—…]/
const CAPITAL = /[A-Z0-9#&+=<>−×±~_?]/
/** Letters as wide as they are high: Chinese, Japanese, Korean, and their punctuation. */
const SQUARE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

/** Returns the width of one line of text in multiples of its font size. */
export function textEm(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterEm(letter), 0)
}

function letterEm(letter: string): number {
  if (SQUARE.test(letter) || (letter.codePointAt(0) ?? 0) > 0xffff) return 1
  if (NARROW.test(letter)) return 0.34
  if (WIDE.test(letter)) return 0.88
  return CAPITAL.test(letter) ? 0.66 : 0.57
}
