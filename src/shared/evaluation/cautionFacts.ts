/** What cautions are judged by, taken from a view of a run. */
import type { AcceptedDifference, RunView } from '../events/foldRun.ts'
import type { MethodSummary } from '../events/view/evaluationPoint.ts'
import { oscillationNotice } from '../events/oscillationNotice.ts'
import { routingNotice } from '../events/routingNotice.ts'
import type { CallsByPrompt } from '../events/runEvents.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import { heldOutOf, type HeldOut, type RandomFloor } from '../vocabulary/results.ts'

/** A notice in words, as routing and oscillation have them. */
interface Notice {
  readonly sentence: string
  readonly advice: string
}

/** The facts of one result; its evaluation is null before the first. */
export interface CautionFacts {
  readonly evaluation: {
    readonly final: boolean
    readonly heldOut: HeldOut
    readonly floor: RandomFloor
    /** The method of the run first, then the references. */
    readonly methods: readonly MethodSummary[]
  } | null
  readonly predictions: { readonly judged: number; readonly unparsed: number }
  readonly calls: CallsByPrompt
  readonly routing: Notice | null
  readonly oscillation: Notice | null
  readonly acceptedDifferences: readonly AcceptedDifference[]
}

/** Takes the facts from a view and its manifest. */
export function factsOfView(view: RunView, manifest: Manifest): CautionFacts {
  const newest = view.evaluations.at(-1)
  return {
    evaluation: newest ? { ...newest, heldOut: heldOutOf(newest.protocol) } : null,
    predictions: view,
    calls: view.calls,
    routing: routingNotice(view, manifest),
    oscillation: oscillationNotice(view.oscillation, manifest),
    acceptedDifferences: view.acceptedDifferences,
  }
}
