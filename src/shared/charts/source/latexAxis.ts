/** One panel of `figure.tex`. */
import { latexText } from '../../tables/latexText.ts'
import { lightTheme } from '../theme.ts'
import { categoryNames, isLying, namedCategories } from './categoryNames.ts'
import type { Plot, SourceSize } from './plot.ts'
import { curveName } from './plotCsv.ts'
import type { PlotData, PlotPanel, PlotPoint } from './plotData.ts'
import { logAxis, spanOf, type Span } from './plotSpan.ts'

const MARKS = ['*', 'square*', 'triangle*', 'diamond*', 'o', 'square', 'triangle'] as const
const DASHES = [
  'solid',
  'dashed',
  'dotted',
  'dashdotted',
  'densely dashed',
  'densely dotted',
  'loosely dashed',
] as const
const PATTERNS = [
  null,
  'north east lines',
  '',
  'north west lines',
  'horizontal lines',
  'crosshatch',
  'vertical lines',
] as const

/** The share of a category that its bars take, and of its place that a bar takes. */
const BARS = 0.86
/** How far the points of two series of a row are apart. */
const DODGE = 0.3

/** What is drawn, and how large. */
export interface LatexPlot {
  readonly plot: Plot
  readonly data: PlotData
  readonly size: SourceSize
}

/** Returns the lines of the panel with this index. */
export function latexAxis({ plot, data, size }: LatexPlot, index: number): readonly string[] {
  const panel = data.panels[index]
  if (!panel) return []
  const found = data.series.flatMap((name, series) => {
    const points = data.points.filter((point) => point.panel === index && point.series === series)
    return points.length === 0 ? [] : [{ name, series, points }]
  })
  const names = categoryNames(panel, size, data.panels.length)
  const parts = {
    plot,
    size,
    panel,
    index,
    count: found.length,
    names,
    named: namedCategories(panel, names, size, data.panels.length),
    span: spanOf(found.flatMap(({ points }) => points)),
  }
  return [
    `\\nextgroupplot[${axisOptions(parts).join(', ')}]`,
    ...found.flatMap(({ name, series, points }, place) => [
      ...curveLines({ ...parts, series, place, points }),
      // One panel has the legend of all.
      ...(index === 0 && data.series.length > 1 ? [`\\addlegendentry{${latexText(name)}}`] : []),
    ]),
    ...paperLines(found, parts),
    ...floorLines(parts),
  ]
}

interface AxisParts {
  readonly plot: Plot
  readonly size: SourceSize
  readonly panel: PlotPanel
  readonly index: number
  readonly count: number
  /** The names of the categories, with line breaks. */
  readonly names: readonly string[]
  /** The places of the categories that are named. */
  readonly named: readonly number[]
  readonly span: Span
}

function axisOptions({ plot, panel, index, names, named, span }: AxisParts): readonly string[] {
  const { kind, categories, name } = panel
  const lying = isLying(kind)
  const axis = lying ? 'y' : 'x'
  const labels = names.map((one) => `{${lines(one.split('\n'))}}`)
  return [
    ...(name === '' ? [] : [`title={${lines(name.split(' · '))}}`]),
    `xlabel={${kind === plot.kind ? latexText(plot.xLabel) : ''}}`,
    `ylabel={${index === 0 ? latexText(plot.yLabel) : ''}}`,
    ...(categories === null
      ? []
      : [
          `${axis}tick={${named.join(',')}}`,
          `${axis}ticklabels={${named.map((at) => labels[at] ?? '{}').join(',')}}`,
          `${axis}ticklabel style={align=${lying ? 'right' : 'center'}}`,
          `${axis}min=-0.6, ${axis}max=${categories.length - 0.4}`,
        ]),
    ...(kind === 'bars' && span.low >= 0 ? ['ymin=0'] : []),
    ...(kind === 'stacked' ? ['xbar stacked', 'xmin=0', 'bar width=0.62', 'y dir=reverse'] : []),
    ...(kind === 'points'
      ? [
          'y dir=reverse',
          'extra x ticks={0}',
          'extra x tick labels={}',
          'extra x tick style={grid style={black, dashed}}',
        ]
      : []),
    ...(kind === 'lines' && plot.steps !== true ? ['enlargelimits=0.07'] : []),
    ...(kind === 'lines' && plot.logX ? logAxis('x', span.from, span.to) : []),
    ...(kind === 'lines' && plot.logY ? logAxis('y', span.low, span.high) : []),
  ]
}

interface CurveParts extends AxisParts {
  readonly series: number
  readonly place: number
  readonly points: readonly PlotPoint[]
}

function curveLines(parts: CurveParts): readonly string[] {
  const { plot, panel, index, series, points } = parts
  const colour = colourOf(series)
  const isBounded = points.some(({ low }) => low !== null)
  const of = (columns: string) => `table[col sep=comma, ${columns}] {data.csv};`
  const curve = `curve=${curveName(index, series)}`
  const whiskers = (axis: 'x' | 'y') =>
    isBounded
      ? `, error bars/.cd, ${axis} dir=both, ${axis} explicit, error bar style={${panel.kind === 'bars' ? 'black' : colour}, line width=0.6pt}`
      : ''
  const errors = (axis: 'x' | 'y') =>
    isBounded ? `, ${axis} error plus=plus, ${axis} error minus=minus` : ''
  switch (panel.kind) {
    case 'bars': {
      const { width, shift } = barPlace(parts)
      return [
        `\\addplot[ybar, ${barLook(series)}, area legend, bar width=${width}, bar shift=0pt, ${curve}${whiskers('y')}] ${of(`x expr=\\thisrow{at}+${shift}, y=y${errors('y')}`)}`,
      ]
    }
    case 'stacked':
      return [`\\addplot[${barLook(series)}, area legend, ${curve}] ${of('x=y, y=at')}`]
    case 'points':
      return [
        `\\addplot[only marks, mark=${MARKS[series % MARKS.length] ?? '*'}, mark size=1.6pt, ${colour}, ${curve}${whiskers('x')}] ${of(`x=y, y expr=\\thisrow{at}+${dodge(parts)}${errors('x')}`)}`,
      ]
    case 'lines': {
      const steps = plot.steps ? 'const plot, ' : ''
      const band = plot.band === true && isBounded
      const name = curveName(index, series)
      const mark =
        plot.steps || points.length > 25
          ? 'no marks'
          : `mark=${MARKS[series % MARKS.length] ?? '*'}, mark size=1.4pt`
      return [
        ...(band
          ? [
              `\\addplot[${steps}draw=none, forget plot, name path=${name}low, ${curve}] ${of('x=at, y=low')}`,
              `\\addplot[${steps}draw=none, forget plot, name path=${name}high, ${curve}] ${of('x=at, y=high')}`,
              `\\addplot[${colour}, opacity=0.16, forget plot] fill between[of=${name}low and ${name}high];`,
            ]
          : []),
        `\\addplot[${steps}${colour}, ${DASHES[series % DASHES.length] ?? 'solid'}, mark options={solid}, line width=${parts.size.lineWidthPt ?? 0.8}pt, ${mark}, ${curve}${band ? '' : whiskers('y')}] ${of(`x=at, y=y${band ? '' : errors('y')}`)}`,
      ]
    }
    default:
      return panel.kind satisfies never
  }
}

/** Published values: hollow marks, and dashed lines where the values are lines. */
function paperLines(
  found: readonly Pick<CurveParts, 'series' | 'points'>[],
  parts: AxisParts,
): readonly string[] {
  return found.flatMap(({ series, points }, place) => {
    if (points.every(({ paper }) => paper === null)) return []
    const curve = `curve=${curveName(parts.index, series)}`
    const whole = { ...parts, series, place, points }
    const [look, columns] =
      parts.panel.kind === 'lines'
        ? [`${colourOf(series)}, dashed, mark=o, mark options={solid, fill=white}`, 'x=at, y=paper']
        : parts.panel.kind === 'points'
          ? ['only marks, mark=diamond, black', `x=paper, y expr=\\thisrow{at}+${dodge(whole)}`]
          : [
              'only marks, mark=diamond*, mark options={fill=white}, black',
              `x expr=\\thisrow{at}+${barPlace(whole).shift}, y=paper`,
            ]
    return [
      `\\addplot[${look}, mark size=1.5pt, unbounded coords=discard, forget plot, ${curve}] table[col sep=comma, ${columns}] {data.csv};`,
    ]
  })
}

function floorLines({ panel: { kind, categories, floors }, span }: AxisParts): readonly string[] {
  const { from, to } = span
  const look = 'black, dashed, no marks, line width=0.6pt, forget plot'
  if (kind === 'lines')
    return floors.flatMap((floor) =>
      floor === null ? [] : [`\\addplot[${look}, dotted] coordinates {(${from},${floor}) (${to},${floor})};`],
    )
  return floors.flatMap((floor, at) =>
    floor === null || categories === null
      ? []
      : [`\\addplot[${look}] coordinates {(${at - 0.46},${floor}) (${at + 0.46},${floor})};`],
  )
}

function lines(texts: readonly string[]): string {
  return texts.map(latexText).join('\\\\')
}

function barPlace({ place, count }: Pick<CurveParts, 'place' | 'count'>) {
  const each = BARS / Math.max(1, count)
  return { width: round(each * BARS), shift: round((place - (count - 1) / 2) * each) }
}

function dodge({ place, count }: Pick<CurveParts, 'place' | 'count'>): number {
  return round((place - (count - 1) / 2) * DODGE)
}

function barLook(series: number): string {
  const colour = colourOf(series)
  const again = Math.floor(series / lightTheme.series.length)
  const pattern = PATTERNS[(series + again) % PATTERNS.length]
  return pattern === null || pattern === undefined
    ? `draw=${colour}, fill=${colour}`
    : pattern === ''
      ? `draw=${colour}, fill=white`
      : `draw=${colour}, pattern=${pattern}, pattern color=${colour}`
}

function colourOf(series: number): string {
  return `series${series % lightTheme.series.length}`
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
