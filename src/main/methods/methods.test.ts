import { describe, expect, it } from 'vitest'
import { METHODS, methodVariants, referencesOf, variantNamed } from './methods.ts'

describe('the methods', () => {
  it('have labels that no two of them share, and the settings of the protocol', () => {
    const names = methodVariants().map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const method of METHODS) expect(method.parse({ seed: 7 })).toMatchObject({ seed: 7, repetitions: 3 })
  })

  it('say which variants there are where one is asked for that is not', () => {
    expect(variantNamed('w/o CPR')).toMatchObject({ name: 'w/o CPR', settings: { propagation: 'retrieval' } })
    expect(() => variantNamed('GPT')).toThrowError(
      expect.objectContaining({
        details: expect.objectContaining({ code: 'argument-invalid', found: 'GPT' }) as unknown,
      }) as Error,
    )
  })

  it('are compared with every reference but themselves', () => {
    expect(referencesOf('RecNet').map(({ name }) => name)).toEqual(['Pop', 'TF-IDF', 'TF-IDF, train only'])
    expect(referencesOf('TF-IDF').map(({ name }) => name)).toEqual(['Pop', 'TF-IDF, train only'])
  })
})

describe('a baseline as a method', () => {
  it('learns in one stage, which a replay need not do again', async () => {
    const { method } = variantNamed('Pop')
    const learner = method.learner('Pop', {})
    const [stage] = learner.nextStages([])
    expect(stage).toEqual({ kind: 'fit', step: 0, agents: [] })
    const work = { splits: [], interactions: [], population: { items: new Map() } } as never
    const events = await learner.perform(stage!, work)
    expect(events).toEqual([{ type: 'recommender-fitted', recommender: 'Pop' }])
    learner.apply(events.map((event, index) => ({ ...event, seq: index + 1, step: 0 })))
    expect(learner.nextStages([])).toEqual([])
    expect(learner.agents).toBeNull()
    expect((await learner.recommender(work)).name).toBe('Pop')
  })

  it('refuses settings that only RecNet has', () => {
    expect(() => variantNamed('Pop').method.learner('Pop', { updateSize: 10 })).toThrowError(
      expect.objectContaining({
        details: expect.objectContaining({ code: 'hyperparameter-invalid' }) as unknown,
      }) as Error,
    )
  })
})
