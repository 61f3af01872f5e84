/** The router-centric update before or after a step. */
import type { RunStrip } from '#shared/vocabulary/recording/runStrip.ts'

/** Returns its step; null where there is none that way. The first routers, at step 0, count as one. */
export function neighbouringUpdate(
  updates: RunStrip['updates'],
  step: number,
  way: 'before' | 'after',
): number | null {
  const steps = updates.map((update) => update.step)
  return (way === 'before' ? steps.findLast((one) => one < step) : steps.find((one) => one > step)) ?? null
}
