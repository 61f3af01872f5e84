import { describe, expect, it } from 'vitest'
import { marks, marksSeries, type MarkShape } from './marks.ts'

const drawn = (shape: MarkShape, points: Parameters<typeof marksSeries>[1]) => {
  const series = marksSeries('split', points, { shape, size: 8, colour: '#123456' })
  return marks(
    { dataIndex: 0, itemPayload: series['itemPayload'] as Readonly<Record<string, unknown>> },
    { value: () => 0, coord: ([x, y]) => [x, 100 - y], size: () => 0, visual: () => '#123456' },
  )
}

describe('marks', () => {
  it('are one shape, each about its point', () => {
    const shape = drawn('up', [
      [10, 20, 1],
      [30, 20, 2],
    ])
    expect(shape.shape.pathData).toBe('M10,76 L14,84 L6,84 M30,76 L34,84 L26,84')
    expect(shape.style.fill).toBe('#123456')
    expect(drawn('down', [[10, 20, 1]]).shape.pathData).toBe('M10,84 L14,76 L6,76')
    expect(drawn('dot', [[10, 20, 1]]).shape.pathData).toBe('M6,80 A4,4 0 1 0 14,80 A4,4 0 1 0 6,80')
  })

  it('are left out where one would lie on the one before', () => {
    const { shape } = drawn('up', [
      [10, 20, 1],
      [11, 20, 1],
      [12, 20, 1],
    ])
    expect(shape.pathData.match(/M/g)).toHaveLength(2)
  })
})
