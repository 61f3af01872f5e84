/** The file `figure.tex` of a figure as source: a document of its own, drawn by pgfplots from data.csv. */
import { latexText } from '../../tables/latexText.ts'
import { PALETTES } from '../paper/palettes.ts'
import { latexAxis } from './latexAxis.ts'
import type { Plot, SourceSize } from './plot.ts'
import type { PlotData } from './plotData.ts'

/** Space for tick labels and names of an axis, and between panels, in millimetres at a font of 8 points. */
const SIDE_MM = 13
/** The height of a row of the legend, in multiples of the font size. */
const ROW_EM = 1.5
const MM_PER_PT = 25.4 / 72

/** Returns the document. */
export function latexScript(plot: Plot, data: PlotData, size: SourceSize): string {
  const { widthMm, heightMm, fontPt } = size
  const text = `\\${size.font === 'serif' ? 'rm' : 'sf'}family`
  const font = `${text}\\fontsize{${fontPt}}{${round(fontPt * 1.2)}}\\selectfont`
  const { panels, series } = data
  const columns = legendColumns(series, widthMm / (fontPt * MM_PER_PT))
  const entries = series.length > 1 ? Math.ceil((series.length + 2) / columns) : 0
  const scale = fontPt / 8
  const titleLines = Math.max(0, ...panels.map(({ name }) => (name === '' ? 0 : name.split(' · ').length)))
  const titleRoom = round(titleLines * fontPt * 1.35)
  const width = (widthMm - SIDE_MM * scale * panels.length) / Math.max(1, panels.length)
  const height = heightMm - 13 * scale - titleRoom * MM_PER_PT - entries * ROW_EM * fontPt * MM_PER_PT
  const extent = `width=${round(Math.max(10, width))}mm, height=${round(Math.max(10, height))}mm`
  return [
    '% Draws the figure from data.csv: pdflatex figure.tex. Needs pgfplots; see README.txt.',
    '\\documentclass[border=1mm]{standalone}',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage{pgfplots}',
    '\\usepgfplotslibrary{groupplots,fillbetween}',
    '\\usetikzlibrary{patterns}',
    '\\pgfplotsset{compat=1.17}',
    ...PALETTES[size.palette ?? 'standard'].series.map(
      (colour, index) => `\\definecolor{series${index}}{HTML}{${colour.slice(1).toUpperCase()}}`,
    ),
    '% Keeps the rows of one curve: data.csv has the points of all.',
    '\\pgfplotsset{curve/.style={x filter/.code={\\edef\\here{\\thisrow{curve}}\\edef\\wanted{#1}\\ifx\\here\\wanted\\else\\def\\pgfmathresult{}\\fi}}}',
    '\\begin{document}',
    font,
    '\\begin{tikzpicture}',
    '\\begin{groupplot}[',
    `  group style={group size=${Math.max(1, panels.length)} by 1, horizontal sep=${round(SIDE_MM * scale)}mm},`,
    `  scale only axis, ${extent},`,
    '  axis lines=left, axis line style={-}, tick align=outside, grid=major, grid style={black!12},',
    `  scaled ticks=false, tick label style={/pgf/number format/.cd, fixed, precision=3, assume math mode, /tikz/.cd, font=${font}},`,
    `  label style={font=${font}},`,
    `  title style={align=center, font=${font.replace(text, `${text}\\bfseries`)}},`,
    `  legend columns=${columns}, legend cell align=left,`,
    `  legend style={draw=none, fill=none, at={(0,1.04)}, anchor=south west, yshift=${titleRoom}pt, font=${font}},`,
    ']',
    ...(panels.length === 0 ? ['\\nextgroupplot[]'] : []),
    ...panels.flatMap((_, index) => latexAxis({ plot, data, size }, index)),
    '\\end{groupplot}',
    '\\end{tikzpicture}',
    '\\end{document}',
    '',
  ].join('\n')
}

function legendColumns(series: readonly string[], widthEm: number): number {
  const longest = Math.max(8, ...series.map((name) => latexText(name).length))
  return Math.max(1, Math.floor(widthEm / (longest * 0.56 + 3.5)))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
