import { describe, expect, it } from 'vitest'
import { lightTheme, paperTheme } from '../theme.ts'
import { routerFigureLine } from './routerFigure.ts'
import { ROUTER_FIGURES } from './routerFigures.ts'
import { buildRouterFigureData } from './routerFigures.testing.ts'

const data = buildRouterFigureData()

describe('figures of routers', () => {
  it('say as of which interaction they are', () => {
    expect(routerFigureLine(data)).toBe('demo · seed 2020 · as of interaction 9 of 20')
    expect(routerFigureLine({ ...data, interactions: 9 })).toBe('demo · seed 2020 · as of interaction 9')
  })

  it('have the life of each router with its newest community', () => {
    expect(ROUTER_FIGURES.lineage.table(data).rows).toMatchObject([
      { router: 'r1', fate: 'split', born: 0, until: 4, middle: 2, into: 'r2 r3', clients: 8 },
      { router: 'r2', fate: 'alive', born: 4, until: 9, middle: 6.5, parents: 'r1', clients: 5 },
      { router: 'r3', fate: 'merged', until: 8, into: 'r4', clients: 0 },
      { router: 'r4', fate: 'alive', until: 9 },
    ])
  })

  it('have a key on paper alone, where no text beside the chart says what its colours are', () => {
    const { lineage } = ROUTER_FIGURES
    expect(lineage.option(data, paperTheme({ fontPt: 8 }))['legend']).toMatchObject({
      data: [{ name: 'alive' }, { name: 'ended' }, { name: 'split' }, { name: 'merge' }],
    })
    expect(lineage.option(data, lightTheme)['legend']).toEqual({ show: false })
  })

  it('put the largest community first', () => {
    const sizes = ROUTER_FIGURES['community-sizes']
    expect(sizes.table(data).rows.map(({ router, community }) => [router, community])).toEqual([
      ['r4', 8],
      ['r2', 5],
    ])
    expect(sizes.option(data, lightTheme)).toMatchObject({ xAxis: { data: ['r4', 'r2'] } })
  })
})
