/** Renders SVG text as a PNG that states its resolution and describes what it shows. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { crc32 } from 'node:zlib'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import subsetFont from 'subset-font'
import { millimetresOf, type FigureFacts, type PaperSize } from '#shared/charts/figureRenderer.ts'
import type { FontBook } from './fonts/fontBook.ts'
import type { UsedLetters } from './fonts/usedLetters.ts'

const INCHES_PER_METRE = 1 / 0.0254
/** The length in bytes of the PNG signature and header chunk; added chunks follow them. */
const HEADER_END = 33

let started: Promise<void> | null = null

/** What a PNG is drawn from. */
export interface PngDrawing {
  readonly svg: string
  readonly book: FontBook
  readonly letters: UsedLetters
}

/** Returns the bytes of the PNG. The size is in points, the resolution in dots per inch. */
export async function renderPng(
  { svg, book, letters }: PngDrawing,
  size: PaperSize & { readonly dpi: number },
  facts: FigureFacts,
): Promise<Uint8Array> {
  started ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then(
    (bytes) => initWasm(bytes),
  )
  await started
  const pixels = (points: number) => Math.round((millimetresOf(points) / 25.4) * size.dpi)
  // Width and height are both given, because scaling by one of them could round the other one off by a pixel.
  const inPixels = svg.replace(
    /width="[\d.]+mm" height="[\d.]+mm"/,
    `width="${pixels(size.widthPt)}" height="${pixels(size.heightPt)}" preserveAspectRatio="none"`,
  )
  const fontBuffers: Uint8Array[] = [book.standard.bytes]
  for (const [{ bytes }, used] of letters.faces)
    fontBuffers.push(await subsetFont(bytes, used, { targetFormat: 'sfnt' }))
  const image = new Resvg(inPixels, {
    font: {
      fontBuffers,
      defaultFontFamily: book.standard.family,
      sansSerifFamily: book.standard.family,
      loadSystemFonts: false,
    },
    background: '#ffffff',
  })
  const png = Buffer.from(image.render().asPng())
  image.free()
  const perMetre = Math.round(size.dpi * INCHES_PER_METRE)
  const density = Buffer.alloc(9)
  density.writeUInt32BE(perMetre, 0)
  density.writeUInt32BE(perMetre, 4)
  density[8] = 1
  return Buffer.concat([
    png.subarray(0, HEADER_END),
    chunk('pHYs', density),
    ...texts(facts),
    png.subarray(HEADER_END),
  ])
}

/** Makes `iTXt` chunks: uncompressed UTF-8 text with a keyword and no language. */
function texts({ title, description }: FigureFacts): readonly Buffer[] {
  const text = (keyword: string, value: string) =>
    chunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(value, 'utf8')]))
  return [text('Title', title), text('Description', description), text('Software', 'RecNet Workbench')]
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  const check = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
