/** Bands and joints, by hand: two lanes of 4 and 12 clients have a mean of 8, so a gap of 0.96 and a least height of 4. */
import { describe, expect, it } from 'vitest'
import type { RouterLife } from '../../vocabulary/inspection.ts'
import { routerBands } from './routerBands.ts'

const first = { parents: [], born: 0, ended: null, end: null, into: [] } as const

describe('routerBands', () => {
  it('makes lanes as high as their largest community, with a gap between them', () => {
    const lives: RouterLife[] = [
      { ...first, router: 'r1', sizes: [{ step: 3, clients: 4 }] },
      {
        ...first,
        router: 'r2',
        sizes: [
          { step: 3, clients: 12 },
          { step: 5, clients: 6 },
        ],
      },
    ]
    const { bands, height } = routerBands(lives, 9)
    expect(
      bands.map(({ router, top, bottom, until, clients }) => [router, top, bottom, until, clients]),
    ).toEqual([
      ['r1', 0.96, 4.96, 9, 4],
      ['r2', 5.92, 17.92, 9, 6],
    ])
    expect(height).toBeCloseTo(18.88, 12)
    expect(bands[0]?.widths).toEqual([
      { step: 0, clients: 0 },
      { step: 3, clients: 4 },
    ])
  })

  it('leaves a lane without any community half the mean height', () => {
    const { bands } = routerBands(
      [
        { ...first, router: 'r1', sizes: [] },
        { ...first, router: 'r2', sizes: [{ step: 1, clients: 9 }] },
      ],
      2,
    )
    // Largest 1 and 9: mean 5, so 2.5.
    expect(bands[0] && bands[0].bottom - bands[0].top).toBeCloseTo(2.5, 12)
  })

  it('names forks by their children and joins by what was merged', () => {
    const lives: RouterLife[] = [
      { ...first, router: 'r1', ended: 4, end: 'split', into: ['r3', 'r4'], sizes: [] },
      { ...first, router: 'r2', ended: 7, end: 'merged', into: ['r3'], sizes: [] },
      { ...first, router: 'r3', parents: ['r1', 'r2'], born: 4, sizes: [] },
      { ...first, router: 'r4', parents: ['r1'], born: 4, sizes: [] },
    ]
    expect(routerBands(lives, 9).joints).toEqual([
      { kind: 'merged', step: 7, from: 'r2', into: 'r3' },
      { kind: 'split', step: 4, from: 'r1', into: 'r3' },
      { kind: 'split', step: 4, from: 'r1', into: 'r4' },
    ])
  })

  it('is empty without routers', () => {
    expect(routerBands([], 0)).toEqual({ bands: [], joints: [], height: 0 })
  })
})
