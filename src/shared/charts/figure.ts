/** A figure: data in, a picture's description and its table out. The same for the page, the terminal and a paper. */
import type { Manifest } from '../vocabulary/manifest.ts'
import type { FigureName } from '../vocabulary/figures.ts'
import type { RunView } from '../events/foldRun.ts'
import type { DataTable } from '../tables/dataTable.ts'
import type { ChartTheme } from './theme.ts'

/** What ECharts takes. Its own type needs the DOM, which code shared with the engine does not have. */
export type ChartOption = Readonly<Record<string, unknown>>

export interface FigureRun {
  readonly run: string
  /** What tells it apart from the others in a legend. */
  readonly label: string
  readonly manifest: Manifest
  readonly view: RunView
  /** All interactions of the run; null before they are known. */
  readonly interactions: number | null
}

export interface Figure {
  readonly name: FigureName
  readonly title: string
  /** What it shows, and where in the paper. */
  readonly explain: string
  option(runs: readonly FigureRun[], theme: ChartTheme): ChartOption
  table(runs: readonly FigureRun[]): DataTable
}
