/** The points of a figure as scripts read them: one line for each, with its panel, curve and place as numbers. */
import type { DataTable, TableRow } from '../../tables/dataTable.ts'
import type { Plot, PlotValue } from './plot.ts'

/** No comma, as in all texts here. */
const SEPARATOR = '; '

/** One panel. */
export interface PlotPanel {
  readonly name: string
  readonly kind: Plot['kind']
  /** The names of the categories of `at`, from 0; null where it is a number of its own. */
  readonly categories: readonly string[] | null
  /** Floors by the index of the category; one for the whole panel where there are no categories. */
  readonly floors: readonly (number | null)[]
}

export interface PlotPoint {
  readonly panel: number
  readonly series: number
  /** The text of x. */
  readonly x: string
  readonly at: number
  readonly y: number
  readonly low: number | null
  readonly high: number | null
  readonly paper: number | null
}

export interface PlotData {
  readonly panels: readonly PlotPanel[]
  readonly series: readonly string[]
  readonly points: readonly PlotPoint[]
}

/** Returns the points; rows without a value are left out. */
export function plotData(plot: Plot, { rows }: DataTable): PlotData {
  const found = withoutApart(rows, plot).flatMap((row) =>
    plot.values.flatMap((value) => rawPoint(row, value, plot)),
  )
  const panelNames = [...new Set(found.map(({ panel }) => panel))]
  const series = [...new Set(found.map((point) => point.series))]
  const panels = panelNames.map((name) => panelOf(name, found, plot))
  return {
    panels,
    series,
    points: found.map(({ row, panel, series: name, x, y, low, high }) => {
      const index = panelNames.indexOf(panel)
      const categories = panels[index]?.categories ?? null
      return {
        panel: index,
        series: series.indexOf(name),
        x,
        at: categories === null ? Number(x) : categories.indexOf(x),
        y,
        low,
        high,
        paper: numberIn(row, plot.paper),
      }
    }),
  }
}

/** Rows apart from the curves are those of the first series of their panel alone, under a name of their own. */
function withoutApart(rows: readonly TableRow[], { apart, panel, series = '' }: Plot): readonly TableRow[] {
  if (apart === undefined) return rows
  const firsts = new Map<string, TableRow>()
  return rows.flatMap((row) => {
    const first = firsts.get(textIn(row, panel)) ?? row
    firsts.set(textIn(row, panel), first)
    if (row[apart.column] === first[apart.column]) return [row]
    const name = [row[series], `${row[apart.column]} ${apart.of}`].join(SEPARATOR)
    return row[series] === first[series] ? [{ ...row, [series]: name }] : []
  })
}

interface RawPoint {
  readonly row: TableRow
  readonly panel: string
  readonly series: string
  readonly x: string
  readonly isNumber: boolean
  readonly y: number
  readonly low: number | null
  readonly high: number | null
}

function rawPoint(row: TableRow, { value, low, high, name }: PlotValue, plot: Plot): readonly RawPoint[] {
  const y = numberIn(row, value)
  if (y === null) return []
  const own = textIn(row, plot.series)
  const x = row[plot.x] ?? null
  return [
    {
      row,
      panel: textIn(row, plot.panel),
      series: [own, name ?? ''].filter((part) => part !== '').join(SEPARATOR),
      x: x === null ? '' : oneLine(String(x)),
      isNumber: typeof x === 'number',
      y,
      low: numberIn(row, low),
      high: numberIn(row, high),
    },
  ]
}

function panelOf(name: string, all: readonly RawPoint[], plot: Plot): PlotPanel {
  const points = all.filter(({ panel }) => panel === name)
  const withoutX = points.every(({ x }) => x === '')
  const kind = plot.kind === 'lines' && withoutX ? 'bars' : plot.kind
  const numeric = kind === 'lines' && points.every(({ isNumber }) => isNumber)
  const categories = numeric ? null : [...new Set(points.map(({ x }) => x))]
  const floorOf = (at: readonly RawPoint[]) =>
    at.map(({ row }) => numberIn(row, plot.floor)).find((floor) => floor !== null) ?? null
  return {
    name,
    kind,
    categories,
    floors:
      kind === 'lines' || categories === null
        ? [floorOf(points)]
        : categories.map((category) => floorOf(points.filter(({ x }) => x === category))),
  }
}

function numberIn(row: TableRow, key: string | undefined): number | null {
  const value = key === undefined ? null : row[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function textIn(row: TableRow, key: string | undefined): string {
  return key === undefined ? '' : oneLine(String(row[key] ?? ''))
}

/** Scripts of LaTeX read no quoted fields, so that texts have no commas, quotes or line breaks. */
function oneLine(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' · ')
    .replaceAll(',', ';')
    .replaceAll('"', '’')
}
