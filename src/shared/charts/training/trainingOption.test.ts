import { describe, expect, it } from 'vitest'
import { buildFigureRun, buildManifest, namesOf, seriesOf, waitingText } from '../figureRun.testing.ts'
import { figuresFor } from '../figures.ts'
import { parseHyperparameters } from '../../vocabulary/hyperparameters.ts'
import type { Settings } from '../../vocabulary/runs.ts'
import { lightTheme } from '../theme.ts'
import { trainingFigure, trainingOption } from './trainingOption.ts'

const manifest = buildManifest({ variant: 'SASRec', settings: { epochs: 300 } })
const point = (trial: number, epoch: number, loss: number, validation: number | null) => {
  return { trial, epoch, loss, validation }
}
const run = (training: readonly ReturnType<typeof point>[], label = 'SASRec') =>
  buildFigureRun({ training }, { manifest, label })

describe('trainingOption', () => {
  it('draws loss and NDCG of one training on two axes', () => {
    const option = trainingOption([run([point(1, 1, 5.5, 0.4), point(1, 2, 5, null)])], lightTheme)
    expect(seriesOf(option).map(({ name, yAxisIndex, data }) => [name, yAxisIndex, data])).toEqual([
      ['loss', 0, [[1, 5.5], [2, 5]]],
      ['NDCG@10', 1, [[1, 0.4]]],
    ]) // prettier-ignore
    expect(namesOf(option)).toEqual(['loss', 'NDCG@10'])
  })

  it('draws every trial of one run, and the best trial of each of several', () => {
    const searched = [point(1, 1, 5, 0.4), point(2, 1, 6, 0.5)]
    expect(namesOf(trainingOption([run(searched)], lightTheme))).toEqual(['trial 1', 'trial 2'])
    const option = trainingOption([run(searched, 'a'), run([point(1, 1, 4, 0.6)], 'b')], lightTheme)
    expect(seriesOf(option).map(({ name, data }) => [name, data])).toEqual([
      ['a, loss', [[1, 6]]],
      ['a', [[1, 0.5]]],
      ['b, loss', [[1, 4]]],
      ['b', [[1, 0.6]]],
    ])
  })

  it('says what will be shown before the first epoch', () => {
    expect(waitingText(trainingOption([run([])], lightTheme))).toMatch(/first epoch/)
  })

  it('has a row for each epoch', () => {
    expect(trainingFigure.table([run([point(1, 1, 5, null)])]).rows).toEqual([
      { run: 'SASRec', trial: 1, epoch: 1, loss: 5, validation: null },
    ])
  })

  it('is shown for what learns in epochs, in place of figures of interactions', () => {
    const names = (runs: Parameters<typeof figuresFor>[0]) => figuresFor(runs).map(({ name }) => name)
    expect(names([run([])])).toEqual(['ndcg', 'training'])
    expect(names([buildFigureRun()])).not.toContain('training')
    expect(names([buildFigureRun(), run([])])).toHaveLength(5)
    expect(names([])).toHaveLength(4)
  })

  it('stands without figures of routers and predictions where no run has any', () => {
    const names = (settings: Settings, interactions: number) =>
      figuresFor([buildFigureRun({}, { manifest: buildManifest({ settings }), interactions })]).map(
        ({ name }) => name,
      )
    expect(names({ rounds: 2 }, 600)).toEqual(['ndcg', 'prediction-accuracy'])
    expect(names({ strategy: 'recency' }, 0)).toEqual(['ndcg'])
    expect(names({ ...parseHyperparameters({ propagation: 'retrieval' }) }, 600)).toEqual([
      'ndcg',
      'prediction-accuracy',
    ])
  })
})
