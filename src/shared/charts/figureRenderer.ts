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
   * The creation time of the newest run, ISO 8601, so that the same figure has the same bytes whenever it is written; null
   * for no date.
   */
  readonly createdAt: string | null
}

/** A figure as a file. */
export interface Drawing {
  readonly bytes: Uint8Array
  /** Letters of its texts that no shipped font has, each once; they show as boxes or in a font of the reader. */
  readonly missing: string
}

/** Renders figures at true size. */
export interface FigureRenderer {
  /** An SVG with its true size in millimetres and text as text, in fonts that it brings along. */
  svg(option: ChartOption, size: PaperSize, facts: FigureFacts): Promise<Drawing>
  /** A PDF of one page of exactly this size, with vector text and embedded fonts. */
  pdf(option: ChartOption, size: PaperSize, facts: FigureFacts): Promise<Drawing>
  /** A PNG with `dpi` pixels per inch, which the file also states. */
  png(option: ChartOption, size: PaperSize & { readonly dpi: number }, facts: FigureFacts): Promise<Drawing>
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
