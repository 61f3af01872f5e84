/** The font of the interface and the figures, read from the files that ship with the workbench. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = { regular: 'Inter_400Regular.ttf', bold: 'Inter_600SemiBold.ttf' } as const

/** The name of the font family in SVG and CSS. */
export const FONT_FAMILY = 'Inter'

/** The contents of the two font files (TrueType). */
export interface FontFiles {
  readonly regular: Buffer
  readonly bold: Buffer
}

/** Reads both fonts from the shipped `resources` folder. Throws the error of the file system if one is missing. */
export function readFontFiles(resources: string): FontFiles {
  const read = (name: string) => readFileSync(join(resources, 'fonts', name))
  return { regular: read(FILES.regular), bold: read(FILES.bold) }
}
