import { describe, expect, it } from 'vitest'
import { buildFigureRun } from '../figureRun.testing.ts'
import { paperFigure } from './paperFigure.ts'
import { routerCountFigure } from '../routerCountOption.ts'

const runs = [buildFigureRun({ routerCounts: [{ step: 0, count: 2, splits: 0, merges: 0, rewrites: 0 }] })]
const top = (option: ReturnType<typeof paperFigure>, part: string) =>
  (option[part] as { readonly top: number }).top

describe('a figure for a paper', () => {
  it('is drawn in points on white, without a title of its own', () => {
    const option = paperFigure(routerCountFigure, runs, { fontPt: 8, title: false })
    expect(option).toMatchObject({ backgroundColor: '#ffffff', textStyle: { fontSize: 8 } })
    expect(option).not.toHaveProperty('title')
  })

  it('with a title moves grid and legend down by 2.2 lines', () => {
    const bare = paperFigure(routerCountFigure, runs, { fontPt: 8, title: false })
    const titled = paperFigure(routerCountFigure, runs, { fontPt: 8, title: true })
    expect(titled['title']).toMatchObject({ text: 'Routers over interactions' })
    for (const part of ['grid', 'legend']) expect(top(titled, part) - top(bare, part)).toBeCloseTo(17.6, 9)
  })

  it('has a title also where there is nothing to draw yet', () => {
    const empty = { ...routerCountFigure, option: () => ({}) }
    const { title, grid, legend } = paperFigure(empty, runs, { fontPt: 8, title: true })
    expect(title).toMatchObject({ text: 'Routers over interactions' })
    expect([grid, legend]).toEqual([undefined, undefined])
  })
})
