import { describe, expect, it } from 'vitest'
import { addMarks, marks, marksSeries, type MarkShape, type PathContext } from './marks.ts'

/** The plot goes from 0 to 100, across and up. */
const drawn = (shape: MarkShape, points: Parameters<typeof marksSeries>[1]) => {
  const series = marksSeries('split', points, { shape, size: 8, colour: '#123456' })
  return marks(
    {
      dataIndex: 0,
      itemPayload: series['itemPayload'] as Readonly<Record<string, unknown>>,
      coordSys: { x: 0, width: 100 },
    },
    { value: () => 0, coord: ([x, y]) => [x, 100 - y], size: () => 0, visual: () => '#123456' },
  )
}
const path = (shape: MarkShape, points: Parameters<typeof marksSeries>[1]): string => {
  const parts: string[] = []
  const add =
    (letter: string) =>
    (...numbers: readonly unknown[]) =>
      void parts.push(letter + numbers.join(','))
  const context = { moveTo: add('M'), lineTo: add('L'), arc: add('A'), closePath: add('Z') }
  addMarks(context satisfies PathContext, drawn(shape, points).shape)
  return parts.join(' ')
}

describe('marks', () => {
  it('are one shape, each about its point', () => {
    const shape = drawn('up', [
      [10, 20, 1],
      [30, 20, 2],
    ])
    expect(shape.shape).toEqual({ centres: [10, 80, 30, 80], half: 4, look: 'up' })
    expect(shape.style.fill).toBe('#123456')
    expect(path('up', [[10, 20, 1]])).toBe('M10,76 L6,84 L14,84 Z')
    expect(path('down', [[10, 20, 1]])).toBe('M10,84 L14,76 L6,76 Z')
    expect(path('dot', [[10, 20, 1]])).toBe(`M14,80 A10,80,4,0,${2 * Math.PI} Z`)
  })

  it('are left out where one would lie on the one before', () => {
    const { shape } = drawn('up', [
      [10, 20, 1],
      [11, 20, 1],
      [12, 20, 1],
    ])
    expect(shape.centres).toEqual([10, 80, 12, 80])
  })

  it('are left out beside the plot, and kept where they reach into it', () => {
    const { shape } = drawn('up', [
      [-5, 20, 1],
      [-3, 20, 1],
      [50, 20, 1],
      [104, 20, 1],
      [105, 20, 1],
    ])
    expect(shape.centres).toEqual([-3, 80, 50, 80, 104, 80])
  })
})
