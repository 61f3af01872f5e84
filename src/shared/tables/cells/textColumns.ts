/** How many columns of a terminal a text takes. */

/** Letters that take two: Chinese, Japanese, Korean, their punctuation, full width forms, and pictures. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
/** Marks over the letter before, and what shows nothing. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Returns the number of columns. */
export function textColumns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1), 0)
}
