/** Performs learning stages concurrently, with the same facts as one after the other. */
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { LearningStage } from '../methods/method.ts'

/** A batch of stages with how each is performed and committed. */
export interface Together<Facts> {
  readonly stages: readonly LearningStage[]
  /** Concurrency: stages in progress at once. */
  readonly parallel: number
  readonly perform: (stage: LearningStage) => Promise<Facts>
  readonly commit: (stage: LearningStage, facts: Facts) => Promise<void>
}

/**
 * Performs and commits a batch of stages. Of what the other stages of its batch change, a stage reads nothing but its
 * agents, so it may begin as soon as every earlier stage that shares an agent with it is committed. Commits come in
 * order. Rejects with the failure of the earliest stage that failed, after all stages before it are committed and all
 * that had begun have ended.
 */
export async function performTogether<Facts>({
  stages,
  parallel,
  perform,
  commit,
}: Together<Facts>): Promise<void> {
  const slots = stages.map(() => Promise.withResolvers<Facts>())
  // A stage may reject long before its turn to be awaited.
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
