/** Which letters a figure takes from which font. */
import type { FontBook } from './fontBook.ts'
import type { Face } from './fontFiles.ts'
import { textsOf } from './svgTexts.ts'

/** The letters of each face, each once and in order, and those that no font has. */
export interface UsedLetters {
  readonly faces: ReadonlyMap<Face, string>
  readonly missing: string
}

/** Returns the letters that the texts of an SVG use. */
export function usedLetters(svg: string, book: FontBook): UsedLetters {
  const letters = new Map<Face | null, Set<string>>()
  for (const { text, style } of textsOf(svg))
    for (const run of book.runsOf(text, style)) {
      const used = letters.get(run.face) ?? new Set()
      for (const letter of run.text) used.add(letter)
      letters.set(run.face, used)
    }
  const sorted = (face: Face | null) => [...(letters.get(face) ?? [])].sort().join('')
  const faces = [...letters.keys()].flatMap((face) => (face === null ? [] : [[face, sorted(face)] as const]))
  return { faces: new Map(faces.sort(([a], [b]) => (a.name < b.name ? -1 : 1))), missing: sorted(null) }
}
