/** The font of interface and figures, from the files that ship with the workbench. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = { regular: 'Inter_400Regular.ttf', bold: 'Inter_600SemiBold.ttf' } as const

export const FONT_FAMILY = 'Inter'

export interface FontFiles {
  readonly regular: Buffer
  readonly bold: Buffer
}

export function readFontFiles(resources: string): FontFiles {
  const read = (name: string) => readFileSync(join(resources, 'fonts', name))
  return { regular: read(FILES.regular), bold: read(FILES.bold) }
}
