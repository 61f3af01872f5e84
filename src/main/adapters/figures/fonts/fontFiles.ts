/** The fonts of figures, read from the files that ship with the workbench. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'

/** One file of a font. */
export interface Face {
  /** Unique among all faces. */
  readonly name: string
  /** The name of the family in SVG and CSS. */
  readonly family: string
  readonly weight: 400 | 600 | 700
  /** TrueType, or WOFF2 with such outlines. */
  readonly bytes: Buffer
  readonly font: Font
}

/** Both weights of a family. */
export interface FaceFamily {
  readonly regular: Face
  readonly bold: Face
}

/** The letters from one code point to another that a slice of the Chinese font has. */
type SliceRange = readonly [from: number, to: number, slice: number]

/** The families that texts are set in, and the faces with the letters that these lack. */
export interface FontFiles {
  /** The font of the interface. */
  readonly sans: FaceFamily
  readonly serif: FaceFamily
  /** Where a Chinese or Japanese letter is; null where it is in no slice. Slices are read when they are asked for. */
  readonly sliceWith: (codePoint: number) => Face | null
}

const SLICES = 'noto-sans-sc'

/** Reads the fonts from the shipped `resources` folder. Throws the error of the file system if one is missing. */
export function readFontFiles(resources: string): FontFiles {
  const folder = join(resources, 'fonts')
  const face = (about: Pick<Face, 'name' | 'family' | 'weight'>, file: string): Face => {
    const bytes = readFileSync(join(folder, file))
    return { ...about, bytes, font: create(bytes) }
  }
  return {
    sans: {
      regular: face({ name: 'sans', family: 'Inter', weight: 400 }, 'Inter_400Regular.ttf'),
      bold: face({ name: 'sans-bold', family: 'Inter', weight: 600 }, 'Inter_600SemiBold.ttf'),
    },
    serif: {
      regular: face(
        { name: 'serif', family: 'STIX Two Text', weight: 400 },
        'stix-two-text/STIXTwoText_400Regular.ttf',
      ),
      bold: face(
        { name: 'serif-bold', family: 'STIX Two Text', weight: 700 },
        'stix-two-text/STIXTwoText_700Bold.ttf',
      ),
    },
    sliceWith: slicesIn(join(folder, SLICES), (slice) =>
      face({ name: `chinese-${slice}`, family: 'Noto Sans SC', weight: 400 }, join(SLICES, `${slice}.woff2`)),
    ),
  }
}

function slicesIn(folder: string, read: (slice: number) => Face): FontFiles['sliceWith'] {
  const faces = new Map<number, Face>()
  let ranges: readonly SliceRange[] | null = null
  return (codePoint) => {
    ranges ??= rangesIn(readFileSync(join(folder, 'slices.txt'), 'utf8'))
    const slice = ranges.find(([from, to]) => codePoint >= from && codePoint <= to)?.[2]
    if (slice === undefined) return null
    const face = faces.get(slice) ?? read(slice)
    faces.set(slice, face)
    return face
  }
}

/** Reads lines of two code points in hexadecimal and the number of the slice. */
function rangesIn(text: string): readonly SliceRange[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [from = '', to = '', slice = ''] = line.split(' ')
      return [parseInt(from, 16), parseInt(to, 16), Number(slice)]
    })
}
