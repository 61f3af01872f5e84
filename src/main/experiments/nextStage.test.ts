import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { buildInteraction, buildNetwork } from '../recnet/ports.testing.ts'
import { nextStage, type RunState } from './nextStage.ts'

const interactions = [1, 2, 3, 4].map((step) => buildInteraction({ step }))
const settings = parseHyperparameters({ updateSize: 3, evaluateEvery: 2 })

function next(
  step: number,
  parts: Partial<RunState> & { updated?: readonly ClientId[] } = {},
  used = settings,
) {
  const { updated = [], ...state } = parts
  const network = buildNetwork({ step, updatedClients: updated })
  return nextStage(
    { network, initialized: true, evaluatedStep: 0, evaluatedFinally: false, finished: false, ...state },
    interactions,
    used,
  )
}

describe('nextStage', () => {
  it('starts with the initialisation', () => {
    expect(next(0, { initialized: false })).toEqual({ kind: 'initialization' })
  })

  it('does not evaluate before the first interaction', () => {
    expect(next(0)).toEqual({ kind: 'client-centric', interaction: interactions[0] })
  })

  it('evaluates where it is due, once, and then goes on', () => {
    expect(next(1)?.kind).toBe('client-centric')
    expect(next(2)).toEqual({ kind: 'evaluation', final: false })
    expect(next(2, { evaluatedStep: 2 })).toEqual({ kind: 'client-centric', interaction: interactions[2] })
  })

  it('lets a waiting router-centric update go before the evaluation', () => {
    expect(next(2, { updated: ['u:1', 'i:1', 'i:2'] })).toEqual({ kind: 'router-centric' })
  })

  it('flushes, evaluates finally, finishes and stops, in this order', () => {
    expect(next(4, { updated: ['u:1'] })).toEqual({ kind: 'router-centric' })
    expect(next(4)).toEqual({ kind: 'evaluation', final: true })
    expect(next(4, { evaluatedStep: 4, evaluatedFinally: true })).toEqual({ kind: 'finish' })
    expect(next(4, { evaluatedStep: 4, evaluatedFinally: true, finished: true })).toBeNull()
  })

  it('evaluates only at the end where the curve is switched off', () => {
    const off = { ...settings, evaluateEvery: 0 }
    expect(next(2, {}, off)?.kind).toBe('client-centric')
    expect(next(4, {}, off)).toEqual({ kind: 'evaluation', final: true })
  })
})
