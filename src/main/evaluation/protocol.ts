/** Derives from a dataset and settings what a run learns from and what it is tested on. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { ProtocolSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import type { InteractionRecord, SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import { candidateSets } from '../datasets/candidateSets.ts'
import { interactionSequence } from '../datasets/interactionSequence.ts'
import { leaveOneOut } from '../datasets/leaveOneOut.ts'
import type { TestInstance } from './evaluateRecommender.ts'
import type { RandomFor } from '../ports/random.ts'

/** The split data of one run, with the statement of how it was made. */
export interface Protocol {
  readonly splits: readonly SplitHistory[]
  readonly interactions: readonly InteractionRecord[]
  readonly instances: readonly TestInstance[]
  /** The protocol in the form that is printed with every figure. */
  readonly statement: EvaluationReport['protocol']
}

/**
 * Splits a dataset by leave-one-out (§3.1.3), orders the train interactions and draws the candidate sets. `ofRun` seeds
 * what may differ from run to run; `ofDataset` seeds the sampled candidates, which are the same for all runs on a
 * dataset, so that runs can be compared.
 */
export function protocolOf(
  dataset: Dataset,
  settings: ProtocolSettings,
  random: { readonly ofRun: RandomFor; readonly ofDataset: RandomFor },
): Protocol {
  const splits = dataset.histories.map(leaveOneOut)
  const {
    includeFirst,
    feedbackNegatives: negatives,
    feedbackExcludes: excludes,
    interactionLimit,
  } = settings
  const all = interactionSequence(splits, { includeFirst, negatives, excludes }, random.ofRun)
  const interactions = interactionLimit === 0 ? all : all.slice(0, interactionLimit)
  const sets = candidateSets(dataset, splits, random.ofDataset)
  const instances = splits.flatMap(({ user, train, validation }): readonly TestInstance[] => {
    const set = sets.get(user)
    if (!set) return []
    return [{ user, history: validation === null ? train : [...train, validation], ...set }]
  })
  const sizes = instances.map((instance) => instance.negatives.length + 1)
  return {
    splits,
    interactions,
    instances,
    statement: {
      split: 'leave-one-out',
      candidates: Math.max(0, ...sizes),
      repetitions: settings.repetitions,
      users: instances.length,
      negatives: dataset.givenNegatives === null ? 'sampled uniformly' : 'given',
      seed: settings.seed,
      dataset: dataset.name,
      datasetHash: dataset.hash,
    },
  }
}
