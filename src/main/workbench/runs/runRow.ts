/** Makes the row of a run in the table of runs. */
import { heldOutOf } from '#shared/vocabulary/results.ts'
import type { ErrorDetails } from '#shared/errors.ts'
import { totalCalls } from '#shared/events/callCounts.ts'
import { measuredLambda, type RunView } from '#shared/events/foldRun.ts'
import { factsOfView } from '#shared/evaluation/cautionFacts.ts'
import { cautionsOf } from '#shared/evaluation/cautions.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import { hasRouters } from '#shared/vocabulary/hasRouters.ts'
import { languageModelsNote, namedLanguageModels, type Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId, RunRow, RunStatus, SettingDifference, SettingValue } from '#shared/vocabulary/runs.ts'
import { methodOfRun } from './settingsOfRun.ts'
import type { RunState } from '../queue/runState.ts'

/** The part of a view that a row needs. Views themselves are too large to be kept for every run. */
export interface RunGlance extends Pick<
  RunRow,
  'step' | 'routerCount' | 'ndcg10' | 'floor10' | 'cautions' | 'calls' | 'tokens' | 'lambda'
> {
  readonly seq: number
  readonly finished: boolean
}

/** What a row is made of. */
export interface RunFacts {
  readonly run: RunId
  /** Null if the manifest cannot be read. */
  readonly manifest: Manifest | null
  readonly createdAt: string
  readonly state: RunState
  readonly glance: RunGlance
  /** Why the folder cannot be read; null if it can. */
  readonly fault: ErrorDetails | null
  /** Whether another process writes the run. */
  readonly elsewhere: boolean
  /** The folder of a run outside the home; null for a run of the home. */
  readonly folder: string | null
  /** The place in the queue from 1; null for a run that does not wait. */
  readonly queuePlace: number | null
  /** Null unless this process works on the run. */
  readonly progress: CallProgress | null
}

/** Makes the row of a run, with the settings in which it differs from its variant. */
export function rowOf({ manifest, state, glance, ...facts }: RunFacts): RunRow {
  const { step, routerCount, ndcg10, floor10, cautions, calls, tokens, lambda } = glance
  const { run, elsewhere, folder, queuePlace, progress } = facts
  return {
    run,
    name: state.name || defaultNameOf(run, manifest),
    named: state.name !== '',
    status: statusOf({ state, glance, ...facts }),
    dataset: manifest?.dataset.name ?? '',
    variant: manifest?.variant ?? '',
    languageModel: manifest
      ? { name: namedLanguageModels(manifest).name, caveat: languageModelsNote(manifest) }
      : { name: '', caveat: null },
    embeddingModel: manifest?.embeddingModel.name ?? '',
    seed: Number(manifest?.settings['seed'] ?? 0),
    differences: manifest ? differencesOf(manifest) : [],
    step,
    interactions: state.interactions,
    routerCount: manifest && hasRouters(manifest.settings) ? routerCount : null,
    ndcg10,
    floor10,
    cautions,
    calls,
    tokens,
    lambda,
    createdAt: manifest?.createdAt ?? facts.createdAt,
    queuePlace,
    note: state.note,
    tags: state.tags,
    study: state.study,
    error: facts.fault ?? state.error,
    logId: facts.fault ? null : state.logId,
    folder,
    fromBundle: state.fromBundle,
    elsewhere,
    progress,
  }
}

/**
 * Returns the status of a run. Whether it has finished is decided by its events, whoever wrote them; one that failed after the last
 * of them, and waits for its study since, has no report or no record of its session until it is resumed.
 */
export function statusOf({
  state,
  glance,
  fault,
  elsewhere,
}: Pick<RunFacts, 'state' | 'glance' | 'fault' | 'elsewhere'>): RunStatus {
  if (fault) return 'failed'
  if (elsewhere) return 'running'
  if (state.status === 'running' || state.status === 'queued') return state.status
  const isToGoOn = state.status === 'failed' || (state.status === 'paused' && state.heldByStudy)
  if (glance.finished && !isToGoOn) return 'finished'
  return state.status === 'finished' ? 'stopped' : state.status
}

/** Takes from a view what a row needs. Cautions need the manifest as well; without it there are none. */
export function glanceOf(view: RunView, manifest: Manifest | null): RunGlance {
  const { seq, step, routerCount, finished } = view
  const newest = view.evaluations.at(-1)
  const own = newest?.methods[0]
  const { calls, promptTokens, replyTokens } = totalCalls(view.calls)
  return {
    seq,
    step,
    routerCount,
    finished,
    ndcg10:
      newest && own
        ? {
            mean: own.mean['ndcg@10'],
            interval: own.interval['ndcg@10'],
            final: newest.final,
            heldOut: heldOutOf(newest.protocol),
          }
        : null,
    floor10: newest?.floor['ndcg@10'] ?? null,
    cautions: manifest ? cautionsOf(factsOfView(view, manifest)) : [],
    calls,
    tokens: promptTokens + replyTokens,
    lambda: measuredLambda(view),
  }
}

/** Such as `RecNet on demo`; the run itself where the manifest cannot be read. */
function defaultNameOf(run: RunId, manifest: Manifest | null): string {
  return manifest ? `${manifest.variant} on ${manifest.dataset.name}` : run
}

function differencesOf({ variant, settings }: Manifest): readonly SettingDifference[] {
  const own: Readonly<Record<string, SettingValue>> = settingsOf(variant)
  return Object.entries(settings).flatMap(([name, value]) => {
    const instead = own[name]
    return instead === undefined || instead === value ? [] : [{ name, value, instead }]
  })
}

const settingsOfVariants = new Map<string, Readonly<Record<string, SettingValue>>>()

/** Returns the settings of a variant over the defaults. They are cached, because every row needs them. */
function settingsOf(variant: string): Readonly<Record<string, SettingValue>> {
  const known = settingsOfVariants.get(variant) ?? defaultsOf(variant)
  settingsOfVariants.set(variant, known)
  return known
}

function defaultsOf(variant: string): Readonly<Record<string, SettingValue>> {
  const method = methodOfRun({ variant })
  return method.parse(method.variants[variant] ?? {})
}
