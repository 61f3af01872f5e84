/** Puts the letters that an SVG uses into it, so that it looks alike where its fonts are not installed. */
import subsetFont from 'subset-font'
import type { Face } from './fontFiles.ts'
import type { UsedLetters } from './usedLetters.ts'

/** Returns the SVG with a style of one `@font-face` for each face, with just its letters as WOFF2. */
export async function withEmbeddedFonts(svg: string, { faces }: UsedLetters): Promise<string> {
  const rules: string[] = []
  for (const [face, letters] of faces) rules.push(await fontFace(face, letters))
  return rules.length === 0
    ? svg
    : svg.replace('</desc>\n', () => `</desc>\n<style>\n${rules.join('\n')}\n</style>\n`)
}

async function fontFace({ family, weight, bytes }: Face, letters: string): Promise<string> {
  const data = Buffer.from(await subsetFont(bytes, letters, { targetFormat: 'woff2' })).toString('base64')
  const range = [...letters].map((letter) => `U+${letter.codePointAt(0)?.toString(16)}`).join(',')
  return `@font-face{font-family:'${family}';font-weight:${weight};unicode-range:${range};src:url(data:font/woff2;base64,${data}) format('woff2')}`
}
