/** The outline of a band, placed by hand: steps to the right, clients downwards. */
import { describe, expect, it } from 'vitest'
import type { RouterBand } from './routerBands.ts'
import { routerBand, routerJoint } from './lineageSeries.ts'

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

it('names the routers that are alive, and of two whose names would overlap the larger', () => {
  const living = (router: RouterBand['router'], top: number, clients: number): RouterBand => {
    return { ...band, router, end: null, clients, top, bottom: top + 1 }
  }
  // Names are 10.2 pixels high, and lanes 3: only the third is far enough from the second.
  const bands = [
    living('r1', 0, 5),
    living('r2', 2, 9),
    living('r3', 6, 1),
    { ...band, router: 'r4' } as const,
  ]
  const alive = structuredClone([bands[1], bands[0], bands[2]])
  const itemPayload = { bands, alive, opacities: [1, 1, 1, 1], fontSize: 12, font: 'Inter', text: 'black' }
  const context = {
    value: () => 0,
    visual: () => 'blue',
    coord: ([step, client]: readonly [number, number]) => [step, client * 3],
  }
  const named = bands.flatMap((_, dataIndex) => {
    const label = routerBand({ dataIndex, itemPayload }, context)?.children[2]
    return label && 'text' in label.style ? [label.style.text] : []
  })
  expect(named).toEqual(['r2', 'r3'])
})

describe('routerJoint', () => {
  const curveAt = (step: number) => {
    const context = {
      value: (dimension: number) => [step, 2, 8][dimension] ?? 0,
      visual: () => 'orange',
      coord: ([at, client]: readonly [number, number]) => [100 + at * 2, client * 3],
    }
    return routerJoint({ dataIndex: 0, itemPayload: { reach: 9, until: 30, width: 1 } }, context).shape
  }

  it('goes as far to the right of its step as to the left, but not behind the step until which bands are drawn', () => {
    expect(curveAt(10)).toMatchObject({ x1: 111, y1: 6, x2: 129, y2: 24 })
    expect(curveAt(28)).toMatchObject({ x1: 147, x2: 160 })
    expect(curveAt(30)).toMatchObject({ x1: 151, x2: 160 })
  })
})
