/**
 * A figure: from the data of runs or of a dataset to the description of a picture and its table. The window, the terminal and papers share it.
 */
import type { Manifest } from '../vocabulary/manifest.ts'
import type { DatasetFigureName, FigureChoice, FigureName } from '../vocabulary/figures.ts'
import type { DatasetDistributions } from '../vocabulary/imports/datasetDistributions.ts'
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

/** A figure that can be drawn from data of one kind. */
export interface FigureOf<Name extends string, Data> {
  readonly name: Name
  readonly title: string
  /** One or two sentences on what it shows and where it is in the paper. */
  readonly explain: string
  /** Whether it can say anything about the data; without it, it always can. */
  readonly isFor?: (data: Data) => boolean
  /** Which parts of a choice matter for these data; none where absent. */
  readonly choices?: (data: Data) => readonly (keyof FigureChoice)[]
  /** The choice that it is bound to, with `chosenFigure`; the default where absent. */
  readonly choice?: FigureChoice
  /** Without a choice the default is drawn. */
  option(data: Data, theme: ChartTheme, choice?: FigureChoice): ChartOption
  table(data: Data, choice?: FigureChoice): DataTable
}

/** A figure that can be drawn from any runs. */
export type Figure = FigureOf<FigureName, readonly FigureRun[]>

/** A figure of a dataset. */
export type DatasetFigure = FigureOf<DatasetFigureName, DatasetDistributions>
