/** Renders SVG text as a PDF of one page, in which shapes stay vectors and text stays text. */
import PDFDocument from 'pdfkit'
import SVGtoPDF from 'svg-to-pdfkit'
import type { FigureFacts, PaperSize } from '#shared/charts/figureRenderer.ts'
import type { FontFiles } from './fontFiles.ts'

/** Returns the bytes of the PDF. The size is in points (1/72 inch); title, description and dates come from `facts`. */
export async function renderPdf(
  svg: string,
  { widthPt, heightPt }: PaperSize,
  facts: FigureFacts,
  fonts: FontFiles,
): Promise<Uint8Array> {
  const date = new Date(facts.createdAt)
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
  document.registerFont('regular', fonts.regular)
  document.registerFont('bold', fonts.bold)
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', resolve)
    document.on('error', reject)
  })
  SVGtoPDF(document, svg, 0, 0, {
    width: widthPt,
    height: heightPt,
    preserveAspectRatio: 'none',
    assumePt: true,
    fontCallback: (_: string, bold: boolean) => (bold ? 'bold' : 'regular'),
  })
  document.end()
  await ended
  return Buffer.concat(chunks)
}
