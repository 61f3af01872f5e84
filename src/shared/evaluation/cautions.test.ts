import { describe, expect, it } from 'vitest'
import { buildEvaluation, buildManifest } from '../charts/figureRun.testing.ts'
import { emptyRunView, type RunView } from '../events/foldRun.ts'
import { cautionsOf } from './cautions.ts'
import { factsOfView } from './cautionFacts.ts'

const sound = { ...buildEvaluation(600, { RecNet: 0.7, Pop: 0.4 }), final: true }
const codesOf = (view: Partial<RunView>) =>
  cautionsOf(factsOfView({ ...emptyRunView(), ...view }, buildManifest())).map(({ code }) => code)
const own = (parts: Partial<(typeof sound.methods)[number]>) => ({
  ...sound,
  methods: [{ ...sound.methods[0]!, ...parts }, ...sound.methods.slice(1)],
})
const counts = (calls: number, fellBack: number, truncated = 0) => ({
  calls,
  repaired: 0,
  fellBack,
  shortened: 0,
  truncated,
  refused: 0,
  promptTokens: 0,
  replyTokens: 0,
})

describe('cautionsOf', () => {
  it('finds none before the first evaluation, and none of a sound result', () => {
    expect(codesOf({ judged: 10, unparsed: 10 })).toEqual([])
    expect(codesOf({ evaluations: [sound] })).toEqual([])
  })

  it('doubts a result whose candidates were left out, whose users are few, or that is not final', () => {
    expect(codesOf({ evaluations: [own({ coverage: 0.979 })] })).toEqual(['low-coverage'])
    expect(codesOf({ evaluations: [own({ coverage: 0.98, users: 49 })] })).toEqual(['few-users'])
    expect(codesOf({ evaluations: [{ ...sound, final: false }] })).toEqual(['not-final'])
  })

  it('doubts a result that popularity reaches, or chance', () => {
    const weak = { ...buildEvaluation(600, { RecNet: 0.52, Pop: 0.52 }), final: true }
    // The interval begins at 0.42, below the floor of 0.45.
    expect(codesOf({ evaluations: [weak] })).toEqual(['popularity-is-better', 'not-above-chance'])
    const popular = { ...buildEvaluation(600, { Pop: 0.7 }), final: true }
    expect(codesOf({ evaluations: [popular] })).toEqual([])
  })

  it('names the prompt whose calls fell back or were cut most', () => {
    const calls = { merge: counts(100, 6), rank: counts(100, 5, 30), predict: counts(19, 19) }
    const cautions = cautionsOf(
      factsOfView({ ...emptyRunView(), evaluations: [sound], calls }, buildManifest()),
    )
    expect(cautions.map(({ label }) => label)).toEqual(['calls fell back', 'replies cut'])
    expect(cautions[0]!.sentence).toContain('6.0 % of the merge calls')
    expect(cautions[1]!.sentence).toContain('30.0 % of the rank replies')
  })

  it('doubts predictions that could not be read, and passes on what routing and routers say', () => {
    expect(codesOf({ evaluations: [sound], judged: 100, unparsed: 6 })).toEqual(['predictions-unread'])
    expect(codesOf({ evaluations: [sound], judged: 100, unparsed: 5 })).toEqual([])
    expect(codesOf({ evaluations: [sound], routerStages: 2, routerUpdates: 4, routerCount: 0 })).toEqual([
      'threshold-does-not-choose',
    ])
    const oscillation = {
      ...emptyRunView().oscillation,
      splits: 4,
      merges: 4,
      undoingSplits: 3,
      undoingMerges: 0,
    }
    expect(codesOf({ evaluations: [sound], oscillation })).toEqual(['routers-oscillate'])
  })
})
