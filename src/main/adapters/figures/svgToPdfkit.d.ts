/** Types for the one function of svg-to-pdfkit that we call; the package has none of its own. */
declare module 'svg-to-pdfkit' {
  export default function SVGtoPDF(
    document: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: Readonly<Record<string, unknown>>,
  ): void
}
