/** Which font has which letters of a text, and how wide they are. */
import type { Face, FaceFamily, FontFiles } from './fontFiles.ts'

/** A part of a text that one face has; `face` is null for letters that no font has. */
export interface LetterRun {
  readonly face: Face | null
  readonly text: string
}

/** How a text is set: the families as CSS lists them, and whether it is bold. */
export interface TextStyle {
  readonly family: string
  readonly bold: boolean
}

/** Finds faces for texts. */
export interface FontBook {
  /** The parts of a text by face, in order. Letters that the font of the text lacks come from the others. */
  runsOf(text: string, style: TextStyle): readonly LetterRun[]
  /** The width of one line at a font size of 1. */
  widthOf(text: string, style: TextStyle): number
  /** The face that a text has where it has all letters. */
  faceOf(style: TextStyle): Face
  /** The face of the interface, which stands in where a letter is in no font. */
  readonly standard: Face
}

/** Letters that need no glyph: spaces, joiners, and marks of direction. */
const INVISIBLE = /^[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]$/u

/** Makes the book of these fonts. */
export function createFontBook(fonts: FontFiles): FontBook {
  const familyOf = ({ family }: TextStyle): FaceFamily =>
    family.includes(fonts.serif.regular.family) ? fonts.serif : fonts.sans
  const faceOf = (style: TextStyle) => weightOf(familyOf(style), style.bold)
  const faceWith = (letter: string, style: TextStyle): Face | null => {
    const codePoint = letter.codePointAt(0) ?? 0
    const has = ({ font }: Face) => font.hasGlyphForCodePoint(codePoint)
    const own = faceOf(style)
    if (INVISIBLE.test(letter) || has(own)) return own
    const plain = weightOf(fonts.sans, style.bold)
    return has(plain) ? plain : fonts.sliceWith(codePoint)
  }
  const runsOf: FontBook['runsOf'] = (text, style) => {
    const runs: { face: Face | null; text: string }[] = []
    for (const letter of text) {
      const face = faceWith(letter, style)
      const last = runs.at(-1)
      if (last && last.face === face) last.text += letter
      else runs.push({ face, text: letter })
    }
    return runs
  }
  return {
    runsOf,
    faceOf,
    standard: fonts.sans.regular,
    widthOf: (text, style) =>
      runsOf(text, style).reduce((sum, run) => {
        const { font } = run.face ?? fonts.sans.regular
        return sum + font.layout(run.text).advanceWidth / font.unitsPerEm
      }, 0),
  }
}

function weightOf({ regular, bold }: FaceFamily, isBold: boolean): Face {
  return isBold ? bold : regular
}
