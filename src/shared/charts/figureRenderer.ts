/** The port through which a described figure becomes a file. */
import type { ChartOption } from './figure.ts'

/** Points, 1/72 inch: the unit in which paper figures are described. */
export interface PaperSize {
  readonly widthPt: number
  readonly heightPt: number
}

/** Goes into the file beside the picture, so that it can be understood without the workbench. */
export interface FigureFacts {
  readonly title: string
  /** The protocol line. */
  readonly description: string
  /** ISO 8601: that of the newest run, so that the same figure has the same bytes whenever it is written. */
  readonly createdAt: string
}

export interface FigureRenderer {
  /** True size in millimetres, text as text. */
  svg(option: ChartOption, size: PaperSize, facts: FigureFacts): Promise<Uint8Array>
  /** One page of exactly this size, vector text with its font embedded. */
  pdf(option: ChartOption, size: PaperSize, facts: FigureFacts): Promise<Uint8Array>
  /** `dpi` pixels an inch, also said in the file. */
  png(
    option: ChartOption,
    size: PaperSize & { readonly dpi: number },
    facts: FigureFacts,
  ): Promise<Uint8Array>
}

const POINTS_PER_INCH = 72
const MM_PER_INCH = 25.4

export function pointsOf(millimetres: number): number {
  return (millimetres / MM_PER_INCH) * POINTS_PER_INCH
}

export function millimetresOf(points: number): number {
  return (points / POINTS_PER_INCH) * MM_PER_INCH
}
