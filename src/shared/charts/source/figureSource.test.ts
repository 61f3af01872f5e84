import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildEveryStudyPart } from '../../studies/studyResults.testing.ts'
import type { EvaluationPoint } from '../../events/view/evaluationPoint.ts'
import { buildDistributions } from '../datasets/distributions.testing.ts'
import { DATASET_FIGURES } from '../datasets/datasetFigures.ts'
import type { HeldOut } from '../../vocabulary/results.ts'
import { DEFAULT_CHOICE } from '../../vocabulary/figures.ts'
import { chosenFigure } from '../chosenFigure.ts'
import { buildEvaluation, buildFigureRun, metrics } from '../figureRun.testing.ts'
import { FIGURES } from '../figures.ts'
import { ROUTER_FIGURES } from '../lineage/routerFigures.ts'
import { buildRouterFigureData } from '../lineage/routerFigures.testing.ts'
import { userDifferencesFigure, type UserFigureData } from '../users/userDifferencesFigure.ts'
import { STUDY_FIGURES } from '../studies/studyFigures.ts'
import { namedCategories } from './categoryNames.ts'
import { figureSource, type SourceFile } from './figureSource.ts'
import { plotData } from './plotData.ts'
import { PLOTS } from './plots.ts'

const size = { widthMm: 85, heightMm: 60, fontPt: 8, dpi: 100, title: false }
const ranking = (heldOut: HeldOut, point: EvaluationPoint): EvaluationPoint => ({
  ...point,
  protocol: { ...point.protocol, heldOut },
})
const run = buildFigureRun({
  routerCounts: [20, 22].map((count, index) => ({
    step: index * 25,
    count,
    splits: 1,
    merges: 0,
    rewrites: 1,
  })),
  rewards: [1, 0, 1],
  evaluations: [
    buildEvaluation(0, { RecNet: 0.45 }),
    buildEvaluation(100, { RecNet: 0.5, Pop: 0.46 }),
    ranking('test', buildEvaluation(100, { RecNet: 0.4, Pop: 0.42 })),
  ].map((point) => (point.protocol.heldOut === undefined ? ranking('validation', point) : point)),
  routingTables: [{ step: 25, threshold: 0.4, scored: 10, passed: 2, histogram: Array<number>(20).fill(1) }],
})
const users: UserFigureData = {
  metric: 'ndcg@10',
  own: 'RecNet',
  reference: 'Pop',
  references: ['Pop'],
  differences: [
    { user: 'u:1', own: 1, other: 0.5, difference: 0.5 },
    { user: 'u:2', own: 0.5, other: 1, difference: -0.5 },
  ],
  chosen: null,
  protocol: 'demo',
}
const description = 'demo · seed 2020'
const sources: readonly (readonly [name: string, files: readonly SourceFile[]])[] = [
  ...Object.values(STUDY_FIGURES).map(
    (figure) =>
      [figure.name, figureSource({ figure, data: buildEveryStudyPart(), description }, size)] as const,
  ),
  ...Object.values(DATASET_FIGURES).map(
    (figure) =>
      [figure.name, figureSource({ figure, data: buildDistributions(), description }, size)] as const,
  ),
  ...Object.values(ROUTER_FIGURES).map(
    (figure) =>
      [figure.name, figureSource({ figure, data: buildRouterFigureData(), description }, size)] as const,
  ),
  [
    userDifferencesFigure.name,
    figureSource({ figure: userDifferencesFigure, data: users, description }, size),
  ],
  ...Object.values(FIGURES).map(
    (figure) => [figure.name, figureSource({ figure, data: [run], description }, size)] as const,
  ),
]
const textOf = (files: readonly SourceFile[], name: string) =>
  files.find((file) => file.name === name)?.text ?? ''

/** A Python that has Matplotlib and pandas. */
const python = process.env['RECNET_PYTHON'] ?? 'python3'
const latex = process.env['RECNET_LATEX']
const hasMatplotlib = spawnSync(python, ['-c', 'import matplotlib, pandas']).status === 0

describe('a figure as source', () => {
  it('is there for every figure', () => {
    expect(sources.map(([name]) => name).sort()).toEqual(Object.keys(PLOTS).sort())
  })

  it.each(sources)('%s has its data, both scripts, its table, its option, and what it is', (_, files) => {
    expect(files.map(({ name }) => name)).toEqual([
      'README.txt',
      'data.csv',
      'figure.py',
      'figure.tex',
      'table.csv',
      'option.json',
    ])
    expect(textOf(files, 'README.txt')).toContain(description)
    expect(textOf(files, 'table.csv')).toContain(`# ${description}`)
    expect(JSON.parse(textOf(files, 'option.json'))).toHaveProperty('backgroundColor', '#ffffff')
    expect(textOf(files, 'figure.py')).toContain('WIDTH_MM, HEIGHT_MM, FONT_PT, DPI = 85, 60, 8, 100')
    // Every curve that LaTeX reads is one of the data, in which no text has commas or quotes.
    const [, ...lines] = textOf(files, 'data.csv').trim().split('\n')
    const curves = new Set(lines.map((line) => line.split(',')[3]))
    for (const line of lines) expect(line.split(',')).toHaveLength(13)
    for (const [, curve] of textOf(files, 'figure.tex').matchAll(/curve=(\w+)/g))
      expect(curves).toContain(curve)
  })

  it('has points with places, and bars where there is nothing to be over', () => {
    const figure = STUDY_FIGURES['study-router-evolution']
    const { panels, points } = plotData(PLOTS[figure.name], figure.table(buildEveryStudyPart()))
    expect(panels.map(({ kind }) => kind)).toEqual(['lines', 'bars'])
    expect(points.slice(0, 3).map(({ at, y, low, high }) => [at, y, low, high])).toEqual([
      [0, 20, 20, 20],
      [25, 19, 19, 19],
      [50, 18, 18, 18],
    ])
    expect(points.at(-1)).toMatchObject({ panel: 1, at: 0, y: 0.5 })
  })

  it('draws the test items beside the curve that ranks validation items, and no other method on them', () => {
    const { series, points } = plotData(PLOTS.ndcg, FIGURES.ndcg.table([run]))
    expect(series).toEqual(['RecNet', 'random floor', 'Pop', 'RecNet; test items'])
    const tested = points.filter((point) => series[point.series] === 'RecNet; test items')
    expect(tested.map(({ at, y }) => [at, y])).toEqual([[100, 0.4]])
  })

  it('names as many categories as have room', () => {
    const bars = { kind: 'bars' } as const
    const names = Array.from({ length: 33 }, (_, at) => `r${100 + at}`)
    // 73 mm of 85 hold eight names of four letters and a space, each 8.2 mm at 8 pt: every fifth of 33.
    expect(namedCategories(bars, names, size, 1)).toEqual([0, 5, 10, 15, 20, 25, 30])
    expect(namedCategories(bars, names.slice(0, 12), size, 1)).toHaveLength(12)
    expect(namedCategories({ kind: 'points' }, names, size, 1)).toHaveLength(11)
  })

  it('is of the cutoff that is chosen, with the values of that cutoff', () => {
    const point = buildEvaluation(100, { RecNet: 0.5 })
    const [own] = point.methods
    const evaluation = { ...point, methods: [{ ...own!, mean: metrics(0.5, { 'ndcg@1': 0.2 }) }] }
    const figure = chosenFigure(FIGURES.ndcg, { ...DEFAULT_CHOICE, cutoff: 1 })
    const files = figureSource(
      { figure, data: [buildFigureRun({ evaluations: [evaluation] })], description },
      size,
    )
    expect(textOf(files, 'figure.py')).toContain('Y_LABEL = "NDCG@1"')
    expect(textOf(files, 'data.csv').split('\n')[1]).toContain(',0.2,')
  })

  it('reads texts as texts, whatever they are', () => {
    const hostile = '"""\nimport os #\\end{document}, $x$'
    const table = {
      columns: [],
      rows: [{ panel: '', group: hostile, series: hostile, value: 1, low: null, high: null }],
    }
    const data = plotData(PLOTS['study-methods'], table)
    expect(data.series).toEqual(['’’’ · import os #\\end{document}; $x$'])
    const figure = { ...STUDY_FIGURES['study-methods'], table: () => table }
    const files = figureSource({ figure, data: buildEveryStudyPart(), description }, size)
    expect(textOf(files, 'figure.tex').match(/\\end\{document\}/g)).toHaveLength(1)
    expect(textOf(files, 'figure.py')).toContain('SERIES = ["’’’ · import os #\\\\end{document}; $x$"]')
  })

  // Set RECNET_LATEX to a pdflatex that has pgfplots, standalone and siunitx to draw all of them.
  it.skipIf(latex === undefined)(
    'is drawn by LaTeX',
    () => {
      for (const [name, files] of sources) {
        const folder = mkdtempSync(join(tmpdir(), `recnet-${name}-`))
        for (const file of files) writeFileSync(join(folder, file.name), file.text)
        execFileSync(latex ?? '', ['-interaction=nonstopmode', '-halt-on-error', 'figure.tex'], {
          cwd: folder,
        })
        // It draws an empty plot where it does not find the points, and says so.
        expect(readFileSync(join(folder, 'figure.log'), 'utf8'), name).not.toContain('has no coordinates')
        rmSync(folder, { recursive: true })
      }
    },
    240_000,
  )

  // Set RECNET_PYTHON to a Python with Matplotlib and pandas to draw all of them.
  it.skipIf(!hasMatplotlib)(
    'is drawn by Matplotlib',
    () => {
      for (const [name, files] of sources) {
        const folder = mkdtempSync(join(tmpdir(), `recnet-${name}-`))
        for (const file of files) writeFileSync(join(folder, file.name), file.text)
        execFileSync(python, ['figure.py'], { cwd: folder })
        expect(readFileSync(join(folder, 'figure.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
        // 85 mm at 100 pixels per inch.
        expect(readFileSync(join(folder, 'figure.png')).readUInt32BE(16)).toBe(334)
        rmSync(folder, { recursive: true })
      }
    },
    240_000,
  )
})
