/** Which steps a question about recomputed calls is answered for. */
import type { RecomputedSteps } from '#shared/vocabulary/trace.ts'

/** The most steps that are computed for one list. */
const MOST_STEPS = 10

/** The steps that a question names; the newest step alone where it names none. */
export function stepsAsked(
  { fromStep, toStep }: { readonly fromStep?: number | undefined; readonly toStep?: number | undefined },
  newest: number,
): Omit<RecomputedSteps, 'partial'> {
  const last = Math.min(toStep ?? newest, newest)
  if (fromStep === undefined && toStep === undefined)
    return { fromStep: newest, toStep: newest, whole: newest === 0, newest }
  // Of a range that is open at its beginning the end is what somebody looks at.
  if (fromStep === undefined) {
    const first = Math.max(0, last - MOST_STEPS + 1)
    return { fromStep: first, toStep: last, whole: first === 0, newest }
  }
  const end = Math.min(last, fromStep + MOST_STEPS - 1)
  return { fromStep, toStep: end, whole: end === last, newest }
}
