/** Makes the manifest of a new run. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import {
  FORMAT_VERSION,
  NO_EMBEDDING_MODEL,
  NO_LANGUAGE_MODEL,
  type Manifest,
} from '#shared/vocabulary/manifest.ts'
import { summarizeDataset } from '../../datasets/summarizeDataset.ts'
import type { MethodSettings } from '../../methods/method.ts'
import { methodOfRun } from './settingsOfRun.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ReadVersions } from '../../ports/machine.ts'
import type { Sha256 } from '../../ports/sha256.ts'
import type { ModelDescriptions } from '../models/ports/runModels.ts'

/** The models of a method that asks no model. */
export const NO_MODELS: RunConfiguration['models'] = {
  languageModel: { name: NO_LANGUAGE_MODEL, caveat: null },
  embeddingModel: { name: NO_EMBEDDING_MODEL, dimensions: 1 },
}

/** The checked configuration of a run. */
export interface RunConfiguration {
  readonly variant: string
  readonly settings: MethodSettings
  readonly dataset: Dataset
  /** The dataset to learn from; null where it is the same. */
  readonly trainedOn?: Dataset | null
  readonly vectorIndex: Manifest['vectorIndex']
  readonly models: ModelDescriptions
}

/** What a manifest needs from outside. */
export interface ManifestPorts {
  readonly sha256: Sha256
  readonly versions: ReadVersions
  readonly clock: Pick<Clock, 'now'>
}

/** Makes the manifest, with the hashes of all prompts of the method, the versions in use and the current time. */
export function manifestOf(
  { variant, settings, dataset, trainedOn, vectorIndex, models }: RunConfiguration,
  { sha256, versions, clock }: ManifestPorts,
): Manifest {
  // The source of the dataset makes no difference to a run.
  const { name, hash, users, items, interactions, sparsity, givenCandidates } = summarizeDataset(
    dataset,
    'atomic',
  )
  return {
    format: FORMAT_VERSION,
    variant,
    settings,
    dataset: { name, hash, users, items, interactions, sparsity, givenCandidates },
    ...(trainedOn ? { trainedOn: { name: trainedOn.name, hash: trainedOn.hash } } : {}),
    ...models,
    vectorIndex,
    promptHashes: promptHashesOf(variant, sha256),
    versions: versions(),
    createdAt: clock.now(),
  }
}

/** Returns the hashes of all prompts of the method of a variant. */
export function promptHashesOf(variant: string, sha256: Sha256): Manifest['promptHashes'] {
  const sources = methodOfRun({ variant }).prompts.sources()
  return Object.fromEntries(Object.entries(sources).map(([prompt, text]) => [prompt, sha256(text)]))
}
