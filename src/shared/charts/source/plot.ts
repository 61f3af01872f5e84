/** How a figure can be drawn from its table by other programs. */

import type { FigureFont, FigurePalette } from '../../vocabulary/figures.ts'

/** What one line or bar is drawn from: keys of columns of the table. */
export interface PlotValue {
  readonly value: string
  readonly low?: string
  readonly high?: string
  /** Distinguishes several values of one row. */
  readonly name?: string
}

/** Which columns of the table of a figure are what. Rows without an `x` are bars, whatever the kind. */
export interface Plot {
  /**
   * `lines`: over numbers or categories; `bars`: upright and grouped; `stacked`: lying, of parts; `points`: lying, with
   * error bars about nought.
   */
  readonly kind: 'lines' | 'bars' | 'stacked' | 'points'
  readonly panel?: string
  readonly series?: string
  /** Rows that differ in this column from the first of their panel, such as the test items, are no points of its curves. */
  readonly apart?: { readonly column: string; readonly of: string }
  readonly x: string
  readonly values: readonly PlotValue[]
  /** The random floor. */
  readonly floor?: string
  /** Published values. */
  readonly paper?: string
  readonly xLabel: string
  readonly yLabel: string
  /** Each value holds until the next. */
  readonly steps?: boolean
  /** `low` and `high` are a band and no error bars. */
  readonly band?: boolean
  readonly logX?: boolean
  readonly logY?: boolean
}

/** The size and looks of the figure on paper; `dpi` belongs to its pixels. */
export interface SourceSize {
  readonly widthMm: number
  readonly heightMm: number
  readonly fontPt: number
  readonly dpi: number
  readonly font?: FigureFont
  readonly lineWidthPt?: number | null
  readonly palette?: FigurePalette
}
