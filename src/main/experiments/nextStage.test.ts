import { describe, expect, it } from 'vitest'
import type { HeldOut } from '#shared/vocabulary/results.ts'
import type { LearningStage } from '../methods/method.ts'
import { BEGINNING, isEvaluationDue, nextStage, progressed, type RunProgress } from './nextStage.ts'

const learning = (...steps: readonly number[]): readonly LearningStage[] =>
  steps.map((step) => ({ kind: 'client-centric', step, agents: [] }))
const next = (
  step: number,
  stages: readonly LearningStage[],
  progress: Partial<RunProgress> = {},
  every = 2,
  curveOn: HeldOut = 'test',
  closing: readonly string[] = [],
  testAtEnd = true,
) =>
  nextStage(
    { ...BEGINNING, ...progress },
    { step, stages },
    { evaluateEvery: every, curveOn, testAtEnd, closing },
  )

describe('nextStage', () => {
  it('learns what the method names, before the first interaction too', () => {
    const first = [{ kind: 'initialization', step: 0, agents: [] }]
    expect(next(0, first)).toEqual({ kind: 'learning', stages: first })
    expect(next(0, learning(1))).toEqual({ kind: 'learning', stages: learning(1) })
  })

  it('evaluates where it is due, once, and then goes on', () => {
    expect(next(1, learning(2))?.kind).toBe('learning')
    expect(next(2, learning(3))).toEqual({ kind: 'evaluation', final: false })
    expect(next(2, learning(3), { evaluatedStep: 2 })).toEqual({ kind: 'learning', stages: learning(3) })
  })

  it('ends a batch with the stage after which an evaluation is due', () => {
    expect(next(0, learning(1, 2, 3, 4))).toEqual({ kind: 'learning', stages: learning(1, 2) })
    expect(next(0, learning(1, 2, 3, 4), {}, 3)).toEqual({ kind: 'learning', stages: learning(1, 2, 3) })
    expect(next(0, learning(1, 2, 3, 4), {}, 0)).toEqual({ kind: 'learning', stages: learning(1, 2, 3, 4) })
  })

  it('lets a stage that belongs to the step before the evaluation go first', () => {
    const routers = [{ kind: 'router-centric', step: 2, agents: [] }]
    expect(next(2, routers)).toEqual({ kind: 'learning', stages: routers })
  })

  it('evaluates finally, finishes and stops, in this order', () => {
    expect(next(4, [])).toEqual({ kind: 'evaluation', final: true })
    expect(next(4, [], { evaluatedStep: 4, evaluatedFinally: true })).toEqual({ kind: 'finish' })
    expect(next(4, [], { evaluatedFinally: true, finished: true })).toBeNull()
  })

  it('ends a curve on validation items with a point of its own, and then ranks the test once', () => {
    const before = { evaluatedStep: 4, validatedStep: 2 }
    expect(next(4, [], before, 2, 'validation')).toEqual({ kind: 'evaluation', final: false })
    expect(next(4, [], { validatedStep: 4 }, 2, 'validation')).toEqual({ kind: 'evaluation', final: true })
    const ended = { validatedStep: 4, evaluatedFinally: true }
    expect(next(4, [], ended, 2, 'validation')).toEqual({ kind: 'finish' })
    expect(next(0, [], {}, 0, 'validation')).toEqual({ kind: 'evaluation', final: false })
    expect(next(0, [], { validatedStep: 0 }, 0, 'validation')).toEqual({ kind: 'evaluation', final: true })
  })

  it('ends with the last point of the curve where the test is not ranked', () => {
    const without = (progress: Partial<RunProgress>) => next(4, [], progress, 2, 'validation', [], false)
    expect(without({ evaluatedStep: 2, validatedStep: 2 })).toEqual({ kind: 'evaluation', final: true })
    expect(without({ validatedStep: 4, evaluatedFinally: true })).toEqual({ kind: 'finish' })
  })

  it('performs each closing stage once, between the final evaluation and the end', () => {
    const after = (progress: Partial<RunProgress>) => next(4, [], progress, 2, 'test', ['a', 'b'])
    expect(after({})).toEqual({ kind: 'evaluation', final: true })
    expect(after({ evaluatedFinally: true })).toEqual({ kind: 'closing', stage: 'a' })
    expect(after({ evaluatedFinally: true, closed: ['a'] })).toEqual({ kind: 'closing', stage: 'b' })
    expect(after({ evaluatedFinally: true, closed: ['a', 'b'] })).toEqual({ kind: 'finish' })
  })

  it('evaluates only at the end where the curve is switched off', () => {
    expect(next(2, learning(3), {}, 0)?.kind).toBe('learning')
    expect(next(4, [], {}, 0)).toEqual({ kind: 'evaluation', final: true })
  })
})

describe('isEvaluationDue', () => {
  it('is every so many steps, but not before the first', () => {
    expect([0, 1, 2, 3, 4].filter((step) => isEvaluationDue(step, 2))).toEqual([2, 4])
    expect([0, 1, 2].filter((step) => isEvaluationDue(step, 0))).toEqual([])
  })
})

describe('progressed', () => {
  it('notes the stages after the final evaluation as closed', () => {
    const ended = (stage: string) => ({ seq: 1, step: 2, type: 'stage-completed', stage, calls: {} }) as const
    const report = { protocol: {} } as never
    const final = [
      { seq: 1, step: 2, type: 'evaluation-completed', final: true, report } as const,
      ended('evaluation'),
    ]
    const evaluated = progressed(progressed(BEGINNING, [ended('client-centric')]), final)
    expect(evaluated.closed).toEqual([])
    expect(progressed(evaluated, [ended('cold-start')]).closed).toEqual(['cold-start'])
  })

  it('follows evaluations and the end, and nothing else', () => {
    const evaluated = progressed(BEGINNING, [
      { seq: 1, step: 2, type: 'evaluation-completed', final: false, report: { protocol: {} } as never },
      { seq: 2, step: 2, type: 'stage-completed', stage: 'evaluation', calls: {} },
    ])
    expect(evaluated).toEqual({ ...BEGINNING, evaluatedStep: 2 })
    const validated = { protocol: { heldOut: 'validation' } } as never
    expect(
      progressed(BEGINNING, [
        { seq: 1, step: 3, type: 'evaluation-completed', final: false, report: validated },
      ]),
    ).toMatchObject({ evaluatedStep: 3, validatedStep: 3 })
    expect(progressed(evaluated, [{ seq: 3, step: 3, type: 'run-finished' }])).toEqual({
      ...evaluated,
      finished: true,
    })
  })
})
