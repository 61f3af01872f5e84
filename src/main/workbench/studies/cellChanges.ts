/** Tells how the configuration that a cell has now differs from that of the run that was made for it. */
import type { DescribedLanguageModel, Manifest } from '#shared/vocabulary/manifest.ts'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { AskedLanguageModel } from '#shared/vocabulary/models/models.ts'
import type { RunRequest, Settings } from '#shared/vocabulary/runs.ts'
import type { CellChange } from '#shared/vocabulary/studies/studies.ts'
import { variantNamed } from '../../methods/methods.ts'
import type { ModelDescriptions } from '../models/ports/runModels.ts'
import { settingsOfRun } from '../runs/settingsOfRun.ts'

/** What a cell would be made of now. */
export interface ChangeParts {
  /** Datasets by name; one that is not there makes no difference to a run that has been. */
  readonly datasets: ReadonlyMap<string, DatasetSummary>
  /** Describes the models of a request, or null where that cannot be told now, such as for a file that is not there. */
  readonly describe: (request: RunRequest) => Promise<ModelDescriptions | null>
  /** The hashes of the prompts of a variant as they are now. */
  readonly promptHashes: (variant: string) => Manifest['promptHashes']
}

/** Returns the differences, none where a run made now would be the same. */
export async function cellChanges(
  request: RunRequest,
  manifest: Manifest,
  { datasets, describe, promptHashes }: ChangeParts,
): Promise<readonly CellChange[]> {
  const { method, settings: ofVariant } = variantNamed(request.variant)
  const changes: CellChange[] = []
  const compare = (what: string, now: CellChange['now'], run: CellChange['run']) => {
    if (now !== run) changes.push({ what, now, run })
  }
  compare('variant', request.variant, manifest.variant)
  const now: Settings = method.parse({ ...ofVariant, ...request.settings })
  const run: Settings = settingsOfRun(manifest)
  for (const [name, value] of Object.entries(now)) compare(name, value, run[name] ?? 'none')
  compare('dataset', datasets.get(request.dataset)?.hash ?? manifest.dataset.hash, manifest.dataset.hash)
  const { trainedOn } = manifest
  if (trainedOn) compare('dataset', datasets.get(trainedOn.name)?.hash ?? trainedOn.hash, trainedOn.hash)
  const models = method.asksModels ? await describe(request) : null
  if (models) {
    if (isNamed(request.languageModel))
      compare('language model', nameOf(models.languageModel), nameOf(manifest.languageModel))
    if (isNamed(request.reasoningModel))
      compare('reasoning model', nameOf(models.reasoningModel), nameOf(manifest.reasoningModel))
    compare('embedding model', models.embeddingModel.name, manifest.embeddingModel.name)
  }
  const prompts = Object.entries(promptHashes(request.variant))
    .filter(([prompt, hash]) => manifest.promptHashes[prompt] !== hash)
    .map(([prompt]) => prompt)
  if (prompts.length > 0) compare('prompts', prompts.join(', '), 'other texts')
  return changes
}

/** A server that names its model itself is asked when a run is made, and not whenever somebody looks. */
function isNamed(asked: AskedLanguageModel | undefined): boolean {
  return asked?.kind !== 'server' || asked.model !== undefined
}

function nameOf(model: DescribedLanguageModel | undefined): string {
  if (!model) return 'none'
  const { name, source } = model
  return source?.kind === 'gguf' ? `${name} (${source.sha256.slice(0, 8)})` : name
}
