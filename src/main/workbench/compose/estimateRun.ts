/** What a run will cost: its calls from the structure of its updates (Table 5), the rest from runs with the same model. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { namedLanguageModels } from '#shared/vocabulary/manifest.ts'
import { memoryOf } from '#shared/vocabulary/models/models.ts'
import type { RunEstimate } from '#shared/vocabulary/runs.ts'
import { assumedRates, expectedCalls, updateStructure } from '../../experiments/expectedCalls.ts'
import { protocolOf } from '../../experiments/protocol.ts'
import type { Randomness } from '../../ports/random.ts'
import { CANDIDATE_SEED } from '../runs/candidateSeed.ts'
import type { RunConfiguration } from '../runs/manifestOf.ts'
import { measuredRates, type MeasuredRates } from './measuredRates.ts'
import type { LocalModels } from '../models/ports/trialModels.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { RunRecords } from '../runs/runRecords.ts'

/** Of the built-in agent on the demo; other models and data will differ. */
const ASSUMED = { promptTokensPerCall: 330, bytesPerCall: 1600 }
/** The engine itself, and per client: texts, attributes and messages, and its vector twice. */
const ENGINE_BYTES = 150e6
const CLIENT_BYTES = 20e3
const NUMBER_BYTES = 4

export interface EstimateParts {
  readonly runs: RunStore
  readonly records: RunRecords
  readonly localModels: Pick<LocalModels, 'read'>
  readonly randomness: Pick<Randomness, 'randomFor'>
}

export async function estimateRun(
  { dataset, settings, models }: RunConfiguration,
  { runs, records, localModels, randomness }: EstimateParts,
): Promise<RunEstimate> {
  const random = {
    ofRun: randomness.randomFor(settings.seed),
    ofDataset: randomness.randomFor(CANDIDATE_SEED),
  }
  const protocol = protocolOf(dataset, settings, random)
  const structure = updateStructure(protocol, settings)
  const model = namedLanguageModels(models).name
  const measured = await measuredRates(model, settings, { runs, records })
  const clients = dataset.items.size + dataset.histories.length
  const rates = measured?.likeThis ?? assumedRates(structure, settings, clients)
  const calls = expectedCalls(structure, rates, { dataset, protocol, settings })
  const { promptTokensPerCall, bytesPerCall } = measured ?? ASSUMED
  const timed = measured?.millisecondsPerCall ?? null
  return {
    interactions: structure.interactions,
    calls,
    promptTokens: Math.round(calls * promptTokensPerCall),
    milliseconds: timed === null ? null : Math.round(calls * timed),
    memoryBytes: Math.round(
      ENGINE_BYTES +
        clients * (CLIENT_BYTES + 2 * NUMBER_BYTES * models.embeddingModel.dimensions) +
        (await memoryOfModels(models, settings, localModels)),
    ),
    diskBytes: Math.round(calls * bytesPerCall),
    basis: basisOf(measured, {
      model,
      rates,
      updates: structure.clientUpdates,
      stages: structure.routerStages,
      settings,
    }),
  }
}

/** Texts are embedded one at a time. */
const EMBEDDED_TOKENS = 2048

/** Of models that this machine loads; weights of a file that is used twice count once. */
async function memoryOfModels(
  { languageModel, reasoningModel, embeddingModel }: RunConfiguration['models'],
  { predictBy, rankBy }: Hyperparameters,
  { read }: Pick<LocalModels, 'read'>,
): Promise<number> {
  // Probabilities are read in a context of their own, beside the one that writes replies.
  const choosing = [predictBy, rankBy].includes('probabilities') ? [languageModel.source] : []
  const sources = [languageModel.source, reasoningModel?.source, ...choosing].flatMap((source) =>
    source?.kind === 'gguf' ? [source] : [],
  )
  const loaded = [
    ...sources.map(({ path, mode, sequences, contextTokens }) => ({
      path,
      contextTokens,
      sequences: mode === 'strict' ? 1 : sequences,
    })),
    ...(embeddingModel.source
      ? [{ path: embeddingModel.source.path, contextTokens: EMBEDDED_TOKENS, sequences: 1 }]
      : []),
  ]
  const counted = new Set<string>()
  let sum = 0
  for (const { path, ...use } of loaded) {
    const { weights, cache, compute } = memoryOf(await read(path), use)
    sum += cache + compute + (counted.has(path) ? 0 : weights)
    counted.add(path)
  }
  return sum
}

interface Counted {
  readonly model: string
  readonly rates: { readonly lambda: number; readonly routerCalls: number }
  readonly updates: number
  readonly stages: number
  readonly settings: Hyperparameters
}

function basisOf(
  measured: MeasuredRates | null,
  { model, rates, updates, stages, settings }: Counted,
): string {
  const like = measured?.likeThis?.run
  const how = like ? `as measured in ${like}` : 'assumed from the stages of the method'
  const routers =
    settings.propagation === 'routers'
      ? ` and ${rates.routerCalls.toFixed(1)} router calls each in ${stages.toLocaleString('en')} router-centric ${stages === 1 ? 'update' : 'updates'}`
      : ''
  const formula = `${updates.toLocaleString('en')} client ${updates === 1 ? 'update' : 'updates'} counted from the dataset, λ ${rates.lambda.toFixed(2)} calls for each${routers}, ${how}; evaluations and first profiles added.`
  if (!measured)
    return `${formula} Tokens and disk as with the built-in agent on the demo; no run with ${model} has been timed here yet. Memory is a rule of thumb.`
  const runs = measured.runs.length === 1 ? measured.runs[0] : `${measured.runs.length} runs`
  const what = measured.millisecondsPerCall === null ? 'Tokens and disk' : 'Time, tokens and disk'
  return `${formula} ${what} per call from ${runs} with ${model} on this machine. Memory is a rule of thumb.`
}
