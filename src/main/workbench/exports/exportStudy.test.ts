import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildEveryStudyPart } from '#shared/studies/studyResults.testing.ts'
import { figureFormat, type FigureFormat } from '#shared/vocabulary/figures.ts'
import { figureOfStudy } from './drawnFigures.ts'
import { exportFigure } from './exportFigures.ts'
import { exportStudyTable } from './exportStudyTable.ts'

const format = (name: FigureFormat['format']) => figureFormat.parse({ format: name })
const undrawn = () => Promise.reject(new Error('nothing is drawn'))

describe('exports of a study', () => {
  it('are named after what they show and the study, and say what it is', async () => {
    const results = { ...buildEveryStudyPart(), evaluated: 1, cells: 6 }
    const table = exportStudyTable(results, {
      study: 'study-1',
      table: 'study-efficiency',
      format: 'text',
      by: 'test',
      beside: {},
    })
    expect(table.fileName).toBe('study-efficiency_study-1.txt')
    expect(Buffer.from(table.base64, 'base64').toString()).toContain('Partial results: 1 of 6')
    const drawn = figureOfStudy('study-methods', results, () => null)
    const csv = await exportFigure(drawn, format('csv'), undrawn)
    expect(csv.fileName).toBe('study-methods_study-1.csv')
    expect(Buffer.from(csv.base64, 'base64').toString()).toContain('Partial results: 1 of 6')
  })

  it('have the date of the newest run', () => {
    const data = buildEveryStudyPart()
    const runs = data.blocks.flatMap(({ rows }) => rows.flatMap((row) => row.runs.map(({ run }) => run)))
    const dates = new Map(runs.map((run, index) => [run, `2026-11-${10 + (index % 7)}T08:00:00.000Z`]))
    expect(figureOfStudy('study-methods', data, (run) => dates.get(run) ?? null).createdAt).toBe(
      [...dates.values()].sort().at(-1),
    )
    expect(figureOfStudy('study-methods', data, () => null).createdAt).toBeNull()
  })

  it('as source are the same archive each time, with what they are and scripts that draw them', async () => {
    const drawn = figureOfStudy('study-growth', buildEveryStudyPart(), () => null)
    const write = () => exportFigure(drawn, format('source'), undrawn)
    const [first, second] = [await write(), await write()]
    expect(second).toEqual(first)
    expect(first).toMatchObject({ fileName: 'study-growth_study-1.zip', mime: 'application/zip' })
    expect(Object.keys(unzipSync(Buffer.from(first.base64, 'base64'))).sort()).toEqual([
      'study-growth/README.txt',
      'study-growth/data.csv',
      'study-growth/figure.py',
      'study-growth/figure.tex',
      'study-growth/option.json',
      'study-growth/table.csv',
    ])
  })
})
