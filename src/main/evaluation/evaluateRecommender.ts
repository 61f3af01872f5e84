/**
 * §3.1.3, leave-one-out: the held-out item of each user is ranked among its negatives, repeated with other candidate
 * orders.
 */
import { inParallel } from '#shared/inParallel.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { HeldOut, RankingOutcome } from '#shared/vocabulary/results.ts'
import type { Breathe } from '../ports/breather.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { RandomFor } from '../ports/random.ts'
import type { Ranking, Recommender } from '../recommenders/recommender.ts'

/** One held-out item to be ranked: what the recommender may know, the item it must find, and the items to find it among. */
export interface TestInstance {
  readonly user: UserId
  /** The user's items before the held-out one, oldest first. */
  readonly history: readonly ItemId[]
  readonly positiveItem: ItemId
  /** The negative items, nine in the paper. None is the positive item and none occurs twice. */
  readonly negatives: readonly ItemId[]
}

/** How an evaluation is carried out. */
export interface EvaluationOptions {
  /** How often each user's candidates are ranked, each time in another order. */
  readonly repetitions: number
  /** Which item of each user is held out; the test item by default. */
  readonly heldOut?: HeldOut
  readonly randomFor: RandomFor
  readonly cancellation: Cancellation
  /** Concurrency: rankings in progress at once, 1 by default. Rankings do not affect one another. */
  readonly parallel?: number
  /** Called after each ranking with the number done and the total, users times repetitions. */
  readonly onProgress?: (done: number, total: number) => void
  /** Awaited before every ranking, so that the event loop can answer other calls meanwhile. */
  readonly breathe?: Breathe
}

/**
 * Ranks every user's candidates. Outcomes come in the order of the instances, all repetitions of a user before the next
 * user. The candidate order is seeded by user and repetition alone, so every recommender of a run sees the same orders.
 * `rank` of an outcome counts from 1 and is null for a miss.
 * @throws WorkbenchError `argument-invalid` for a candidate set with repeated items; `cancelled`.
 */
export async function evaluateRecommender(
  recommender: Recommender,
  instances: readonly TestInstance[],
  {
    repetitions,
    heldOut = 'test',
    randomFor,
    cancellation,
    parallel = 1,
    onProgress,
    breathe,
  }: EvaluationOptions,
): Promise<RankingOutcome[]> {
  const rankings = instances.flatMap((instance) => {
    const candidateSet = distinctCandidates(instance.user, [instance.positiveItem, ...instance.negatives])
    return Array.from({ length: repetitions }, (_, repetition) => ({ ...instance, candidateSet, repetition }))
  })
  let done = 0
  return inParallel(rankings, parallel, async ({ user, history, positiveItem, candidateSet, repetition }) => {
    await breathe?.()
    cancellation.throwIfCancelled()
    const candidates = randomFor('candidate order', user, repetition).shuffled(candidateSet)
    const answer = await recommender.rank({ user, history, candidates, repetition, heldOut })
    const { ranking, coverage } = withinCandidates(answer, candidates)
    const index = ranking.indexOf(positiveItem)
    onProgress?.(++done, rankings.length)
    return { user, repetition, positiveItem, rank: index < 0 ? null : index + 1, coverage, ranking }
  })
}

function distinctCandidates(user: UserId, candidates: readonly ItemId[]): readonly ItemId[] {
  const distinct = new Set(candidates).size
  if (distinct === candidates.length) return candidates
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: `candidates of ${user}`,
    expected: `${candidates.length} different items`,
    found: `${distinct} different items`,
  })
}

/**
 * The answer without unknown items and repeated mentions; its coverage is at most the share of candidates that remain.
 */
function withinCandidates(answer: Ranking, candidates: readonly ItemId[]): Ranking {
  const known = new Set(candidates)
  const ranking = [...new Set(answer.ranking)].filter((item) => known.has(item))
  const ranked = ranking.length / candidates.length
  return { ranking, coverage: Math.max(0, Math.min(answer.coverage, ranked)) }
}
