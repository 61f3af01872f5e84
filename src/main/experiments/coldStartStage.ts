/** §3.4.3, Figure 6, as a stage after the final evaluation: cold clients ranked with plain and with augmented profiles. */
import { inParallel } from '#shared/inParallel.ts'
import { COLD_START, type RunEvent } from '#shared/events/runEvents.ts'
import type { RankingOutcome } from '#shared/vocabulary/results.ts'
import type { ColdStartOutcome, ColdStartReport } from '#shared/vocabulary/studies/coldStart.ts'
import { coldClients, type ColdClient } from '../evaluation/coldClients.ts'
import { evaluateRecommender } from '../evaluation/evaluateRecommender.ts'
import type { RankedItems } from '../evaluation/protocol.ts'
import type { Augmentation, Learner, LearningWork } from '../methods/method.ts'
import type { ClosingStage } from './closingStage.ts'

/**
 * Creates the stage. Both rankings of a client have the same candidates in the same order, that of the test; where nothing
 * was merged they are one ranking, asked for once. The learner is not changed.
 */
export function coldStartStage(augment: NonNullable<Learner['augment']>, test: RankedItems): ClosingStage {
  return {
    kind: COLD_START,
    perform: async (work): Promise<readonly RunEvent[]> => {
      const { items, users } = coldClients(work.interactions, test.instances)
      const augmentation = await augment([...idsOf(items), ...idsOf(users)], work)
      const ranked = { augmentation, work, repetitions: test.statement.repetitions }
      const report: ColdStartReport = {
        items: await outcomesOf(items, ranked),
        users: await outcomesOf(users, ranked),
      }
      return [{ type: 'cold-start-evaluated', report }]
    },
  }
}

interface Ranked {
  readonly augmentation: Augmentation
  readonly work: LearningWork
  readonly repetitions: number
}

async function outcomesOf(
  cold: readonly ColdClient[],
  { augmentation, work, repetitions }: Ranked,
): Promise<ColdStartReport['items']> {
  const { languageModel, randomFor, cancellation, breathe } = work.ports
  const options = { repetitions, randomFor, cancellation, breathe }
  const outcomes = await inParallel(cold, languageModel.parallel, async ({ client, instances }) => {
    const rank = (profile: 'plain' | 'augmented') =>
      evaluateRecommender(augmentation.recommenderFor(client, profile), instances, options)
    const plain = await rank('plain')
    const augmented = augmentation.changed.has(client) ? await rank('augmented') : plain
    return plain.map((outcome, at) => pairOf(client, outcome, augmented[at]))
  })
  const those = (set: ReadonlySet<ColdClient['client']>) => idsOf(cold).filter((client) => set.has(client))
  return {
    clients: idsOf(cold),
    fallbacks: those(augmentation.fallbacks),
    unaugmented: those(augmentation.unaugmented),
    outcomes: outcomes.flat(),
  }
}

function pairOf(
  client: ColdClient['client'],
  { user, positiveItem, repetition, rank }: RankingOutcome,
  augmented: RankingOutcome | undefined,
): ColdStartOutcome {
  return { client, user, positiveItem, repetition, plain: rank, augmented: augmented?.rank ?? null }
}

function idsOf(cold: readonly ColdClient[]): readonly ColdClient['client'][] {
  return cold.map(({ client }) => client)
}
