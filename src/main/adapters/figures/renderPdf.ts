/** Renders SVG text as a PDF of one page, in which shapes stay vectors and text stays text. */
import PDFDocument from 'pdfkit'
import subsetFont from 'subset-font'
import SVGtoPDF from 'svg-to-pdfkit'
import type { FigureFacts, PaperSize } from '#shared/charts/figureRenderer.ts'
import type { FontBook } from './fonts/fontBook.ts'
import { escaped, withTexts } from './fonts/svgTexts.ts'
import type { UsedLetters } from './fonts/usedLetters.ts'

/** What a PDF is drawn from. */
export interface PdfDrawing {
  readonly svg: string
  readonly book: FontBook
  readonly letters: UsedLetters
}

/** Returns the bytes of the PDF. The size is in points (1/72 inch); title, description and dates come from `facts`. */
export async function renderPdf(
  { svg, book, letters }: PdfDrawing,
  { widthPt, heightPt }: PaperSize,
  facts: FigureFacts,
): Promise<Uint8Array> {
  // The name of the file within it is made from its date, so that there must be one even where none is told.
  const date = new Date(facts.createdAt ?? 0)
  const document = new PDFDocument({
    size: [widthPt, heightPt],
    margin: 0,
    info: {
      Title: facts.title,
      Subject: facts.description,
      Creator: 'RecNet Workbench',
      Producer: 'RecNet Workbench',
      CreationDate: date,
      ModDate: date,
    },
  })
  document.registerFont(book.standard.name, book.standard.bytes)
  // pdfkit takes fewer letters by itself, but cannot take them from WOFF2.
  for (const [{ name, bytes }, used] of letters.faces)
    document.registerFont(name, Buffer.from(await subsetFont(bytes, used, { targetFormat: 'sfnt' })))
  if (facts.createdAt === null) {
    delete document.info.ModDate
    // pdfkit reads it at the end, but writes only what is enumerable.
    Object.defineProperty(document.info, 'CreationDate', { enumerable: false })
  }
  const names = new Set([...letters.faces.keys()].map(({ name }) => name))
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', resolve)
    document.on('error', reject)
  })
  SVGtoPDF(document, withFaces(svg, book), 0, 0, {
    width: widthPt,
    height: heightPt,
    preserveAspectRatio: 'none',
    assumePt: true,
    fontCallback: (family: string) => (names.has(family) ? family : book.standard.name),
  })
  document.end()
  await ended
  return Buffer.concat(chunks)
}

/** Names the face of each part of a text in its own element: a PDF knows faces, and no list of families. */
function withFaces(svg: string, book: FontBook): string {
  return withTexts(svg, ({ text, style }) =>
    book
      .runsOf(text, style)
      .map((run) => `<tspan font-family="${(run.face ?? book.standard).name}">${escaped(run.text)}</tspan>`)
      .join(''),
  )
}
