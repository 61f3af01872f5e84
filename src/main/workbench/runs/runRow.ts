/** A run as a row of the table of runs. */
import type { ErrorDetails } from '#shared/errors.ts'
import type { RunView } from '#shared/events/foldRun.ts'
import { languageModelsNote, namedLanguageModels, type Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId, RunRow, RunStatus, SettingDifference, SettingValue } from '#shared/vocabulary/runs.ts'
import { methodOfRun } from './settingsOfRun.ts'
import type { RunState } from '../queue/runState.ts'

/** What a row needs of a view; views themselves are too large to be kept for every run. */
export interface RunGlance extends Pick<RunRow, 'step' | 'routerCount' | 'ndcg10' | 'floor10'> {
  readonly seq: number
  readonly finished: boolean
}

export interface RunFacts {
  readonly run: RunId
  /** Null where it cannot be read. */
  readonly manifest: Manifest | null
  readonly createdAt: string
  readonly state: RunState
  readonly glance: RunGlance
  /** Why the folder cannot be read. */
  readonly fault: ErrorDetails | null
  readonly elsewhere: boolean
  /** Outside the home. */
  readonly folder: string | null
  readonly queuePlace: number | null
  readonly millisecondsPerStep: number | null
}

export function rowOf({ manifest, state, glance, ...facts }: RunFacts): RunRow {
  const { step, routerCount, ndcg10, floor10 } = glance
  const { run, elsewhere, folder, queuePlace, millisecondsPerStep } = facts
  return {
    run,
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
    routerCount,
    ndcg10,
    floor10,
    createdAt: manifest?.createdAt ?? facts.createdAt,
    queuePlace,
    note: state.note,
    tags: state.tags,
    error: facts.fault ?? state.error,
    folder,
    elsewhere,
    millisecondsPerStep,
  }
}

/** The events have the last word on whether a run is finished, whoever finished it. */
export function statusOf({
  state,
  glance,
  fault,
  elsewhere,
}: Pick<RunFacts, 'state' | 'glance' | 'fault' | 'elsewhere'>): RunStatus {
  if (fault) return 'failed'
  if (elsewhere) return 'running'
  if (state.status === 'running' || state.status === 'queued') return state.status
  if (glance.finished) return 'finished'
  return state.status === 'finished' ? 'stopped' : state.status
}

export function glanceOf(view: RunView): RunGlance {
  const { seq, step, routerCount, finished } = view
  const newest = view.evaluations.at(-1)
  const own = newest?.methods[0]
  return {
    seq,
    step,
    routerCount,
    finished,
    ndcg10:
      newest && own
        ? { mean: own.mean['ndcg@10'], interval: own.interval['ndcg@10'], final: newest.final }
        : null,
    floor10: newest?.floor['ndcg@10'] ?? null,
  }
}

function differencesOf({ variant, settings }: Manifest): readonly SettingDifference[] {
  const own: Readonly<Record<string, SettingValue>> = settingsOf(variant)
  return Object.entries(settings).flatMap(([name, value]) => {
    const instead = own[name]
    return instead === undefined || instead === value ? [] : [{ name, value, instead }]
  })
}

const settingsOfVariants = new Map<string, Readonly<Record<string, SettingValue>>>()

/** Defaults under the variant; asked for with every row. */
function settingsOf(variant: string): Readonly<Record<string, SettingValue>> {
  const known = settingsOfVariants.get(variant) ?? defaultsOf(variant)
  settingsOfVariants.set(variant, known)
  return known
}

function defaultsOf(variant: string): Readonly<Record<string, SettingValue>> {
  const method = methodOfRun({ variant })
  return method.parse(method.variants[variant] ?? {})
}
