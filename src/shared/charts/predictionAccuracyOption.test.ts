import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '../vocabulary/hyperparameters.ts'
import { buildFigureRun, buildManifest, namesOf, seriesOf, waitingText } from './figureRun.testing.ts'
import { DEFAULT_CHOICE } from '../vocabulary/figures.ts'
import { predictionAccuracyFigure, predictionAccuracyOption } from './predictionAccuracyOption.ts'
import { lightTheme } from './theme.ts'

describe('prediction accuracy', () => {
  it('stands beside guessing, from the tenth step on', () => {
    const option = predictionAccuracyOption(
      [buildFigureRun({ rewards: [...Array<1>(10).fill(1), 0], step: 11 })],
      lightTheme,
    )
    const [chance, curve, raw] = seriesOf(option)
    expect(chance).toMatchObject({
      name: 'guessing',
      data: [
        [0, 0.5],
        [12, 0.5],
      ],
    })
    expect(curve?.data).toEqual([
      [10, 1],
      [11, 0.9091],
    ])
    expect(raw).toMatchObject({ name: 'means of 10', data: [[10, 1]] })
    expect(namesOf(option)).toEqual(['moving mean, n = 50', 'means of 10', 'guessing'])
    expect(predictionAccuracyFigure.explain).toContain('could not be read count as wrong')
  })

  it('is as smooth as is chosen, and without smoothing the raw line alone', () => {
    const run = buildFigureRun({ rewards: [...Array<1>(10).fill(1), 0], step: 11 })
    const names = (choice: Partial<typeof DEFAULT_CHOICE>) =>
      namesOf(predictionAccuracyOption([run], lightTheme, { ...DEFAULT_CHOICE, ...choice }))
    expect(names({ smoothing: 'exponential', window: 20 })).toEqual([
      'exponential mean, n = 20',
      'means of 10',
      'guessing',
    ])
    expect(names({ smoothing: 'none' })).toEqual(['means of 10', 'guessing'])
    const { columns } = predictionAccuracyFigure.table([run], { ...DEFAULT_CHOICE, window: 20 })
    expect(columns.at(-1)?.label).toBe('moving mean, n = 20')
  })

  it('of two seeds is their mean with a band, and faint behind it each of them', () => {
    const seed = (number: number, first: 0 | 1) =>
      buildFigureRun(
        { rewards: [first, ...Array<1>(9).fill(1)], step: 10, finished: true },
        {
          run: `seed ${number}`,
          label: `seed ${number}`,
          manifest: buildManifest({ settings: parseHyperparameters({ seed: number }) }),
        },
      )
    const series = seriesOf(predictionAccuracyOption([seed(1, 1), seed(2, 0)], lightTheme))
    const name = 'RecNet, mean ± s.d. of 2 seeds'
    expect(series.map((one) => `${one.type} ${one.name}`)).toEqual([
      'line guessing',
      `line ${name}`,
      `custom ${name}`,
      `line ${name}`,
      `line ${name}`,
    ])
    // Shares of 1 and 0.9: mean 0.95, deviation 0.1 / √2 = 0.0707.
    expect(series[1]?.data).toEqual([[10, 0.95]])
    expect(series[2]?.data[0]?.map((value) => Number(value.toFixed(4)))).toEqual([10, 0.8793, 1.0207])
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
