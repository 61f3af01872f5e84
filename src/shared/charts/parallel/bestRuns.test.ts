import { describe, expect, it } from 'vitest'
import type { EvaluationPoint } from '../../events/view/evaluationPoint.ts'
import { buildEvaluation, buildFigureRun, buildManifest } from '../figureRun.testing.ts'
import { bestRuns } from './bestRuns.ts'

const evaluated = (run: string, mean: number, parts: Partial<EvaluationPoint['protocol']> = {}) => {
  const point = buildEvaluation(600, { RecNet: mean })
  return buildFigureRun(
    { evaluations: [{ ...point, final: true, protocol: { ...point.protocol, ...parts } }] },
    { run, label: run },
  )
}
const runs = [evaluated('a', 0.5), evaluated('b', 0.7), evaluated('c', 0.6), evaluated('d', 0.6)]
const without = buildFigureRun({}, { run: 'e', label: 'e' })

describe('the best runs by a result', () => {
  it('are as many as were asked for, the best first, and more where the last are equal', () => {
    const best = bestRuns([...runs, without], 'ndcg@10', 2)
    expect(best).toMatchObject({ kind: 'best', of: 4, without: 1, heldOut: 'test', final: true })
    expect(best.kind === 'best' && best.runs.map(({ run }) => run)).toEqual(['b', 'c', 'd'])
    const all = bestRuns(runs, 'ndcg@1', 9)
    expect(all.kind === 'best' && all.runs.map(({ run }) => run)).toEqual(['b', 'c', 'd', 'a'])
  })

  it('say on which items they were chosen, and whether results may still change', () => {
    const open = evaluated('f', 0.8, { heldOut: 'validation' })
    const goingOn = buildFigureRun(
      { evaluations: open.view.evaluations.map((point) => ({ ...point, final: false })) },
      { run: 'g', label: 'g' },
    )
    expect(bestRuns([open, goingOn], 'ndcg@10', 1)).toMatchObject({ heldOut: 'validation', final: false })
  })

  it('are none where values are no rivals: other data, other items, another protocol; seeds may differ', () => {
    const [a] = runs
    const onOther = { ...evaluated('h', 0.9), manifest: buildManifest({ dataset: { ...buildManifest().dataset, hash: 'ffff' } }) } // prettier-ignore
    expect(bestRuns([a!, onOther], 'ndcg@10', 1)).toEqual({ kind: 'incomparable', by: 'dataset' })
    const onValidation = evaluated('i', 0.9, { heldOut: 'validation' })
    expect(bestRuns([a!, onValidation], 'ndcg@10', 1)).toEqual({ kind: 'incomparable', by: 'held-out' })
    const ofMore = evaluated('j', 0.9, { candidates: 100 })
    expect(bestRuns([a!, ofMore], 'ndcg@10', 1)).toEqual({ kind: 'incomparable', by: 'protocol' })
    expect(bestRuns([a!, evaluated('k', 0.9, { seed: 7 })], 'ndcg@10', 1)).toMatchObject({ kind: 'best' })
    expect(bestRuns([without], 'ndcg@10', 1)).toEqual({ kind: 'none' })
  })
})
