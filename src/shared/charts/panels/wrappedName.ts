/** Breaks a long name into lines. */

/** Of what a Chinese name is made, whose signs stand without spaces. Brackets and points stay with what they belong to. */
const SQUARE =
  /[（“《「【]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}][，。、；：！？）”》」】]*/u
const PIECES = new RegExp(
  `${SQUARE.source}|[^-_. /\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]*[-_. /]?`,
  'gu',
)
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u
/** How many Latin letters have the room of a sign that is as wide as high. */
const LETTERS_OF_WIDE = 1.8

/**
 * Returns the name with a line break wherever a line would be wider than `letters` Latin ones; after a space or sign if
 * one is near, and between any two Chinese, Japanese or Korean signs.
 */
export function wrappedName(name: string, letters: number): string {
  const most = Math.max(4, Math.floor(letters))
  return name
    .split('\n')
    .flatMap((line) => linesOf(line, most))
    .join('\n')
}

function linesOf(name: string, most: number): readonly string[] {
  const pieces = (name.match(PIECES) ?? []).flatMap((piece) => slices(piece, most))
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && lettersOf((last + piece).trimEnd()) <= most)
      lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines.map((line) => line.trim())
}

function lettersOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? LETTERS_OF_WIDE : 1), 0)
}

function slices(piece: string, most: number): readonly string[] {
  if (piece === '') return []
  if (SQUARE.test(piece) || piece.length <= most) return [piece]
  return [piece.slice(0, most), ...slices(piece.slice(most), most)]
}
