/**
 * Estimates the cost of a run: calls from the structure of its updates (Table 5 of the paper), time and size from
 * runs with the same model.
 */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { namedLanguageModels } from '#shared/vocabulary/manifest.ts'
import { CHOICES_AT_ONCE, memoryOf } from '#shared/vocabulary/models/modelMemory.ts'
import type { LanguageModelSource } from '#shared/vocabulary/models/models.ts'
import type { RunEstimate } from '#shared/vocabulary/runs.ts'
import { protocolOf } from '../../evaluation/protocol.ts'
import type { Randomness } from '../../ports/random.ts'
import { methodOfRun } from '../runs/settingsOfRun.ts'
import { CANDIDATE_SEED } from '../runs/candidateSeed.ts'
import type { RunConfiguration } from '../runs/manifestOf.ts'
import { measuredRates, type MeasuredRates } from './measuredRates.ts'
import type { LocalModels } from '../models/ports/trialModels.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { RunRecords } from '../runs/runRecords.ts'

/** Rates measured with the built-in agent on the demo; they differ for other models and data. */
const ASSUMED = { promptTokensPerCall: 330, bytesPerCall: 1600 }
/**
 * Memory in bytes: of the engine, of the texts, attributes and messages of a client, and of one number of a vector,
 * which is kept twice.
 */
const ENGINE_BYTES = 150e6
const CLIENT_BYTES = 20e3
const NUMBER_BYTES = 4

/** What an estimate is based on. */
export interface EstimateParts {
  readonly runs: RunStore
  readonly records: RunRecords
  readonly localModels: Pick<LocalModels, 'read'>
  readonly randomness: Pick<Randomness, 'randomFor'>
}

/**
 * Estimates calls, tokens, time in milliseconds, and memory and disk in bytes. Time is null if no run with this model
 * was timed.
 * @throws WorkbenchError `model-invalid` if a chosen file can no longer be read.
 */
export async function estimateRun(
  { variant, dataset, settings, models }: RunConfiguration,
  { runs, records, localModels, randomness }: EstimateParts,
): Promise<RunEstimate> {
  const random = {
    ofRun: randomness.randomFor(settings.seed),
    ofDataset: randomness.randomFor(CANDIDATE_SEED),
  }
  const protocol = protocolOf(dataset, settings, random)
  const clients = dataset.items.size + dataset.histories.length
  const interactions = protocol.interactions.length
  const { forecastCalls } = methodOfRun({ variant })
  if (forecastCalls === null) return withoutCalls(ENGINE_BYTES + clients * CLIENT_BYTES)
  const model = namedLanguageModels(models).name
  const measured = await measuredRates(model, { settings, dataset }, { runs, records })
  const like = measured?.likeThis ?? null
  const forecast = forecastCalls({
    dataset,
    protocol,
    settings,
    measured: like && { run: like.run, rates: like },
  })
  const { promptTokensPerCall, bytesPerCall } = measured ?? ASSUMED
  const timed = measured?.millisecondsPerCall ?? null
  return {
    interactions,
    calls: forecast.calls,
    promptTokens: Math.round(forecast.calls * promptTokensPerCall),
    milliseconds: timed === null ? null : Math.round(forecast.calls * timed),
    memoryBytes: Math.round(
      ENGINE_BYTES +
        clients * (CLIENT_BYTES + 2 * NUMBER_BYTES * models.embeddingModel.dimensions) +
        (await memoryOfModels(models, settings, localModels)),
    ),
    diskBytes: Math.round(forecast.calls * bytesPerCall),
    basis: {
      ...{ calls: forecast.figures, origin: forecast.origin },
      ...{ rates: ratesSentence(measured, model), memory: memorySentence() },
    },
  }
}

/** The estimate for a method that asks no model, which is fitted and ranks within seconds. */
function withoutCalls(memoryBytes: number): RunEstimate {
  const calls = inEnglish('This method asks no model, so it makes no calls.')
  const basis = { calls, origin: '', rates: '', memory: memorySentence() }
  return { interactions: 0, calls: 0, promptTokens: 0, milliseconds: null, memoryBytes, diskBytes: 0, basis }
}

/** The context length in tokens of an embedding model, which embeds one text at a time. */
const EMBEDDED_TOKENS = 2048

/** Returns the memory of the models that this machine loads. The weights of a file that is used twice count once. */
async function memoryOfModels(
  { languageModel, reasoningModel, embeddingModel }: RunConfiguration['models'],
  { predictBy, rankBy }: RunConfiguration['settings'],
  { read }: Pick<LocalModels, 'read'>,
): Promise<number> {
  // Probabilities are computed in a context of their own, beside the one that writes replies.
  const choosing = [predictBy, rankBy].includes('probabilities') ? [languageModel.source] : []
  const used = (sources: readonly (LanguageModelSource | undefined)[], most: number) =>
    sources.flatMap((source) =>
      source?.kind === 'gguf'
        ? [{ ...source, sequences: source.mode === 'strict' ? 1 : Math.min(source.sequences, most) }]
        : [],
    )
  const loaded = [
    ...used([languageModel.source, reasoningModel?.source], Infinity),
    ...used(choosing, CHOICES_AT_ONCE),
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

function memorySentence(): string {
  return inEnglish('Memory is a rule of thumb.')
}

function ratesSentence(measured: MeasuredRates | null, model: string): string {
  if (!measured)
    return inEnglish(
      'Tokens and disk as with the built-in agent on the demo; no run with {model} has been timed here yet.',
      { model },
    )
  const runs =
    measured.runs.length === 1
      ? (measured.runs[0] ?? '')
      : inEnglish('{count} runs', { count: measured.runs.length })
  return inEnglish(
    measured.millisecondsPerCall === null
      ? 'Tokens and disk per call from {runs} with {model} on this machine.'
      : 'Time, tokens and disk per call from {runs} with {model} on this machine.',
    { runs, model },
  )
}
