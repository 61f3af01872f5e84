/** What a run does next, from what is on disk alone: so it goes on after a kill as if nothing had been. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { Network } from '../recnet/network.ts'
import { nextUpdate, type Update } from '../recnet/workflow/nextUpdate.ts'

export interface RunState {
  readonly network: Network
  readonly initialized: boolean
  /** Step of the last evaluation of the curve; 0 before the first. */
  readonly evaluatedStep: number
  readonly evaluatedFinally: boolean
  readonly finished: boolean
}

export type NextStage =
  | Update
  | { readonly kind: 'initialization' }
  | { readonly kind: 'evaluation'; readonly final: boolean }
  | { readonly kind: 'finish' }

export function nextStage(
  state: RunState,
  interactions: readonly InteractionRecord[],
  settings: Hyperparameters,
): NextStage | null {
  if (state.finished) return null
  if (!state.initialized) return { kind: 'initialization' }
  const { network, evaluatedStep, evaluatedFinally } = state
  const update = nextUpdate(network, interactions, settings)
  // A waiting router-centric update belongs to the step before; the evaluation sees the network after it.
  const isDue = settings.evaluateEvery > 0 && network.step > 0 && network.step % settings.evaluateEvery === 0
  if (update?.kind === 'client-centric' && isDue && evaluatedStep < network.step)
    return { kind: 'evaluation', final: false }
  if (update) return update
  return evaluatedFinally ? { kind: 'finish' } : { kind: 'evaluation', final: true }
}
