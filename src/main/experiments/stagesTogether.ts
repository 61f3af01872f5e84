/** Stages of learning side by side whose facts equal those of one after the other. */
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { LearningStage } from '../methods/method.ts'

export interface Together<Facts> {
  readonly stages: readonly LearningStage[]
  /** Stages under way at once. */
  readonly parallel: number
  readonly perform: (stage: LearningStage) => Promise<Facts>
  readonly commit: (stage: LearningStage, facts: Facts) => Promise<void>
}

/**
 * A stage reads no more of what other stages of its batch change than its agents. So it may begin as soon as every
 * earlier one that shares an agent with it is committed. Commits come in order.
 *
 * Rejects with the failure of the earliest stage that failed, after all before it are committed and all that had begun
 * have ended.
 */
export async function performTogether<Facts>({
  stages,
  parallel,
  perform,
  commit,
}: Together<Facts>): Promise<void> {
  const slots = stages.map(() => Promise.withResolvers<Facts>())
  // A failure may come long before its turn to be awaited.
  for (const { promise } of slots) promise.catch(() => undefined)
  const begun = new Set<number>()
  let committed = 0
  let running = 0
  let firstFailure = Infinity
  const begin = (index: number, stage: LearningStage): void => {
    begun.add(index)
    running += 1
    perform(stage)
      .then(slots[index]?.resolve, (error: unknown) => {
        firstFailure = Math.min(firstFailure, index)
        slots[index]?.reject(error)
      })
      .finally(() => {
        running -= 1
        beginWhatMay()
      })
  }
  const beginWhatMay = (): void => {
    const taken = new Set<ClientId>()
    for (const [index, stage] of stages.entries()) {
      if (index < committed) continue
      if (running >= parallel || index >= firstFailure) return
      if (!begun.has(index) && stage.agents.every((agent) => !taken.has(agent))) begin(index, stage)
      for (const agent of stage.agents) taken.add(agent)
    }
  }
  try {
    for (const [index, stage] of stages.entries()) {
      beginWhatMay()
      await commit(stage, (await slots[index]?.promise) as Facts)
      committed = index + 1
    }
  } finally {
    firstFailure = -1
    await Promise.allSettled([...begun].flatMap((index) => slots[index]?.promise ?? []))
  }
}
