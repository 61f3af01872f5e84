/** The outline of a band, placed by hand: steps to the right, clients downwards. */
import { describe, expect, it } from 'vitest'
import type { RouterBand } from './routerBands.ts'
import { routerBand } from './lineageSeries.ts'

const band: RouterBand = {
  ...{ router: 'r1', born: 10, until: 30, end: 'split', clients: 6, top: 0, bottom: 8 },
  widths: [
    { step: 10, clients: 2 },
    { step: 20, clients: 6 },
    { step: 21, clients: 4 },
  ],
}

function pointsAt(pixelsPerStep: number): unknown {
  const context = {
    value: () => 0,
    visual: () => 'blue',
    coord: ([step, client]: readonly [number, number]) => [100 + step * pixelsPerStep, client * 3],
  }
  const drawn = routerBand({ dataIndex: 0, itemPayload: { bands: [band], opacities: [1] } }, context)
  const [, polygon] = (drawn?.children ?? []) as readonly { readonly shape: { readonly points?: unknown } }[]
  return polygon?.shape.points
}

describe('routerBand', () => {
  it('goes around the middle of its lane, as wide as its community', () => {
    expect(pointsAt(2)).toEqual([
      ...[
        [120, 9],
        [140, 9],
        [140, 3],
        [142, 3],
        [142, 6],
        [160, 6],
      ],
      ...[
        [160, 18],
        [142, 18],
        [142, 21],
        [140, 21],
        [140, 15],
        [120, 15],
      ],
    ])
  })

  it('draws the largest of the widths that lie within half a pixel', () => {
    expect(pointsAt(0.25)).toEqual([
      ...[
        [102.5, 9],
        [105, 9],
        [105, 3],
        [107.5, 3],
      ],
      ...[
        [107.5, 21],
        [105, 21],
        [105, 15],
        [102.5, 15],
      ],
    ])
  })
})
