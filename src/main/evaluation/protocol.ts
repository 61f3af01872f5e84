/** Derives from a dataset and settings what a run learns from and what it is tested on. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { ProtocolSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import type { InteractionRecord, SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { EvaluationReport, HeldOut } from '#shared/vocabulary/results.ts'
import { candidateSets } from '../datasets/candidateSets.ts'
import { interactionSequence } from '../datasets/interactionSequence.ts'
import { leaveOneOut } from '../datasets/leaveOneOut.ts'
import type { TestInstance } from './evaluateRecommender.ts'
import type { RandomFor } from '../ports/random.ts'

/** What one kind of held-out items is ranked among, with the statement of how it was made. */
export interface RankedItems {
  readonly instances: readonly TestInstance[]
  /** The protocol in the form that is printed with every figure. */
  readonly statement: EvaluationReport['protocol']
}

/** The split data of one run. */
export interface Protocol {
  readonly splits: readonly SplitHistory[]
  readonly interactions: readonly InteractionRecord[]
  /** The rankings of the test items: the result of a run. */
  readonly test: RankedItems
  /** The rankings of the validation items: for the curve, and for whatever is chosen. */
  readonly validation: RankedItems
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
  const ranked = (heldOut: HeldOut): RankedItems => {
    const instances = instancesOf(dataset, splits, { heldOut, randomFor: random.ofDataset })
    const sizes = instances.map((instance) => instance.negatives.length + 1)
    const statement = {
      split: 'leave-one-out',
      heldOut,
      candidates: Math.max(0, ...sizes),
      repetitions: settings.repetitions,
      users: instances.length,
      negatives: heldOut === 'validation' || dataset.givenNegatives === null ? 'sampled uniformly' : 'given',
      seed: settings.seed,
      dataset: dataset.name,
      datasetHash: dataset.hash,
    } as const
    return { instances, statement }
  }
  return { splits, interactions, test: ranked('test'), validation: ranked('validation') }
}

function instancesOf(
  dataset: Dataset,
  splits: readonly SplitHistory[],
  { heldOut, randomFor }: { readonly heldOut: HeldOut; readonly randomFor: RandomFor },
): readonly TestInstance[] {
  const sets = candidateSets(dataset, splits, randomFor, heldOut)
  return splits.flatMap(({ user, train, validation }): readonly TestInstance[] => {
    const set = sets.get(user)
    if (!set) return []
    const history = heldOut === 'validation' || validation === null ? train : [...train, validation]
    return [{ user, history, ...set }]
  })
}
