/** The manifest of a new run. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { FORMAT_VERSION, type Manifest } from '#shared/vocabulary/manifest.ts'
import { summarizeDataset } from '../../datasets/summarizeDataset.ts'
import { promptSources } from '../../recnet/prompts/promptSources.ts'
import type { Backend } from '../backend/backend.ts'

export interface RunConfiguration {
  readonly variant: string
  readonly settings: Hyperparameters
  readonly dataset: Dataset
  readonly vectorIndex: Manifest['vectorIndex']
  readonly models: Pick<Manifest, 'languageModel' | 'reasoningModel' | 'embeddingModel'>
}

export function manifestOf(
  { variant, settings, dataset, vectorIndex, models }: RunConfiguration,
  backend: Backend,
): Manifest {
  // How the dataset came in makes no difference to a run.
  const { name, hash, users, items, interactions, sparsity, givenCandidates } = summarizeDataset(
    dataset,
    'atomic',
  )
  return {
    format: FORMAT_VERSION,
    variant,
    settings,
    dataset: { name, hash, users, items, interactions, sparsity, givenCandidates },
    ...models,
    vectorIndex,
    promptHashes: Object.fromEntries(
      Object.entries(promptSources()).map(([prompt, text]) => [prompt, backend.sha256(text)]),
    ),
    versions: backend.versions(),
    createdAt: backend.now(),
  }
}
