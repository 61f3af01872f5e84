/** The port through which a figure's description becomes a file. */
import type { ChartOption } from './figure.ts'

/** The size of a paper figure in points of 1/72 inch. */
export interface PaperSize {
  readonly widthPt: number
  readonly heightPt: number
}

/** Metadata that is written into the file, so that the picture can be understood without the workbench. */
export interface FigureFacts {
  readonly title: string
  /** The protocol line. */
  readonly description: string
  /**
   * The creation time of the newest run, ISO 8601, so that the same figure has the same bytes whenever it is written.
   */
  readonly createdAt: string
}

/** Renders figures at true size; each function returns the bytes of the file. */
export interface FigureRenderer {
  /** An SVG with its true size in millimetres and text as text. */
  svg(option: ChartOption, size: PaperSize, facts: FigureFacts): Promise<Uint8Array>
  /** A PDF of one page of exactly this size, with vector text and embedded fonts. */
  pdf(option: ChartOption, size: PaperSize, facts: FigureFacts): Promise<Uint8Array>
  /** A PNG with `dpi` pixels per inch, which the file also states. */
  png(
    option: ChartOption,
    size: PaperSize & { readonly dpi: number },
    facts: FigureFacts,
  ): Promise<Uint8Array>
}

const POINTS_PER_INCH = 72
const MM_PER_INCH = 25.4

/** Converts millimetres to points of 1/72 inch. */
export function pointsOf(millimetres: number): number {
  return (millimetres / MM_PER_INCH) * POINTS_PER_INCH
}

/** Converts points of 1/72 inch to millimetres. */
export function millimetresOf(points: number): number {
  return (points / POINTS_PER_INCH) * MM_PER_INCH
}
