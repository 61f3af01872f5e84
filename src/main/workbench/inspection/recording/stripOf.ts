/** Makes the strip of a run from its view and its sessions. */
import type { RunView } from '#shared/events/foldRun.ts'
import { stepsOfABin, type RunStrip } from '#shared/vocabulary/recording/runStrip.ts'
import { pausesOf } from './pausesOf.ts'

/** `sessions` are the lines of sessions.jsonl in their order. */
export function stripOf(view: RunView, sessions: readonly unknown[]): RunStrip {
  const { step, rewards, routerCounts, evaluations, finished } = view
  const every = stepsOfABin(rewards.length)
  const bins = Array.from({ length: Math.ceil(rewards.length / every) }, (_, bin) => {
    const judged = rewards.slice(bin * every, (bin + 1) * every)
    return { judged: judged.length, right: judged.reduce<number>((sum, reward) => sum + reward, 0) }
  })
  return {
    step,
    every,
    bins,
    updates: routerCounts,
    evaluations: evaluations.map(({ step, final }) => ({ step, final })),
    pauses: pausesOf(sessions),
    finished,
  }
}
