/**
 * A figure: from run data to the description of a picture and its table. The window, the terminal and papers share it.
 */
import type { Manifest } from '../vocabulary/manifest.ts'
import type { FigureName } from '../vocabulary/figures.ts'
import type { RunView } from '../events/foldRun.ts'
import type { DataTable } from '../tables/dataTable.ts'
import type { ChartTheme } from './theme.ts'

/** An ECharts option. The library's own type needs the DOM, which code shared with the engine does not have. */
export type ChartOption = Readonly<Record<string, unknown>>

/** One run as a figure draws it. */
export interface FigureRun {
  readonly run: string
  /** The label that distinguishes the run from the others in a legend. */
  readonly label: string
  readonly manifest: Manifest
  readonly view: RunView
  /** Number of interaction records in the whole run; null before it is known. */
  readonly interactions: number | null
}

/** A figure that can be drawn from any runs. */
export interface Figure {
  readonly name: FigureName
  readonly title: string
  /** One or two sentences on what it shows and where it is in the paper. */
  readonly explain: string
  option(runs: readonly FigureRun[], theme: ChartTheme): ChartOption
  table(runs: readonly FigureRun[]): DataTable
}
