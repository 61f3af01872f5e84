import { describe, expect, it } from 'vitest'
import { buildFigureRun, namesOf, seriesOf, waitingText } from './figureRun.testing.ts'
import {
  movingMeans,
  predictionAccuracyFigure,
  predictionAccuracyOption,
} from './predictionAccuracyOption.ts'
import { lightTheme } from './theme.ts'

describe('a moving mean', () => {
  it('looks back over its window, and says nothing before ten values', () => {
    expect(movingMeans([1, 0, 0, 1], 2)).toEqual([null, 0.5, 0, 0.5])
    const means = movingMeans([...Array<number>(10).fill(1), ...Array<number>(50).fill(0)], 50)
    expect(means.slice(0, 10)).toEqual([...Array<null>(9).fill(null), 1])
    expect(means[14]).toBeCloseTo(10 / 15, 12)
    // Fifty values back from the 51st the first right one has left the window.
    expect(means[49]).toBeCloseTo(10 / 50, 12)
    expect(means[50]).toBeCloseTo(9 / 50, 12)
    expect(means[59]).toBeCloseTo(0, 12)
  })
})

describe('prediction accuracy', () => {
  it('stands beside guessing, from the tenth step on', () => {
    const option = predictionAccuracyOption(
      [buildFigureRun({ rewards: [...Array<1>(10).fill(1), 0] })],
      lightTheme,
    )
    const [chance, curve] = seriesOf(option)
    expect(chance).toMatchObject({
      name: 'guessing',
      data: [
        [0, 0.5],
        [600, 0.5],
      ],
    })
    expect(curve?.data).toEqual([
      [10, 1],
      [11, 0.9091],
    ])
    expect(namesOf(option)).toEqual(['moving mean over 50', 'guessing'])
    expect(predictionAccuracyFigure.explain).toContain('could not be read count as wrong')
  })

  it('says what will be there before the first prediction', () => {
    expect(waitingText(predictionAccuracyOption([buildFigureRun()], lightTheme))).toBe(
      'Accuracy appears with the first predictions.',
    )
  })

  it('as a table has every reward', () => {
    expect(predictionAccuracyFigure.table([buildFigureRun({ rewards: [1, 0] })]).rows).toEqual([
      { run: 'RecNet', step: 1, reward: 1, mean: null },
      { run: 'RecNet', step: 2, reward: 0, mean: null },
    ])
  })
})
