/** Measures, from runs on this machine, the time, tokens and bytes per call of a model, and how often it is called. */
import { z } from 'zod'
import { totalCalls } from '#shared/events/callCounts.ts'
import type { RunView } from '#shared/events/foldRun.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { namedLanguageModels } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { CallRates } from '../../methods/callForecast.ts'
import type { RunRecords } from '../runs/runRecords.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import { readView } from '../runs/runViews.ts'
import type { RunConfiguration } from '../runs/manifestOf.ts'

/** The mean rates of one model over its newest runs. */
export interface MeasuredRates {
  /** The runs with this model that were measured, newest first. */
  readonly runs: readonly RunId[]
  readonly promptTokensPerCall: number
  readonly bytesPerCall: number
  /** Wall time per call; null if no session of these runs ended properly. */
  readonly millisecondsPerCall: number | null
  /** The call rates of the newest run whose stages make the same calls; null if there is none. */
  readonly likeThis: ({ readonly run: RunId } & CallRates) | null
}

/** The most runs to measure; older runs say less about the machine as it is now. */
const LOOKED_AT = 5
/** The fewest interactions after which the rates of a run are meaningful. */
const ENOUGH = 30
/** The settings that the number of calls of a stage depends on. */
const CALLING = [
  'propagation',
  'selectReceivers',
  'digestMessages',
  'retrievedClients',
  'delivery',
  'messageBuffer',
  'filterMemory',
  'optimizeFilterMemory',
  'optimizeRouters',
  'gradientOn',
  'batchOptimizer',
  'updateSize',
  'initialRouterCount',
  'predictBy',
  'rankBy',
] as const satisfies readonly (keyof Hyperparameters)[]

/** Without a message buffer each message is a call, and how many there are depends on these and on the dataset, too. */
const DELIVERING = [
  'thresholdMode',
  'routingThreshold',
  'routingQuantile',
  'attributeScope',
  'attributeSimilarity',
  'maxRoutersPerClient',
] as const satisfies readonly (keyof Hyperparameters)[]

const session = z.object({ milliseconds: z.number(), fromSeq: z.number(), toSeq: z.number() })

/** Returns null if no run with this model has reached 30 interactions. */
export async function measuredRates(
  model: string,
  { settings, dataset }: Pick<RunConfiguration, 'settings' | 'dataset'>,
  { runs, records }: { readonly runs: RunStore; readonly records: RunRecords },
): Promise<MeasuredRates | null> {
  const candidates = records.all
    .filter(
      ({ manifest, glance, fault }) =>
        !fault && manifest && namedLanguageModels(manifest).name === model && glance.step >= ENOUGH,
    )
    .sort((a, b) => (String(a.manifest?.createdAt) < String(b.manifest?.createdAt) ? 1 : -1))
  const measured = await Promise.all(
    candidates.slice(0, LOOKED_AT).map(async ({ run, manifest, live }) => {
      const files = runs.of(run)
      const view = live?.view ?? (await readView(files))
      const sessions = (await files.readSessions()).flatMap((line) => session.safeParse(line).data ?? [])
      return { run, manifest, view, bytes: await files.logBytes(), sessions }
    }),
  )
  if (measured.length === 0) return null
  const sumOf = (figure: (one: (typeof measured)[number]) => number) =>
    measured.reduce((sum, one) => sum + figure(one), 0)
  const calls = sumOf(({ view }) => totalCalls(view.calls).calls)
  // Sessions record which events they wrote, but not the number of calls; their share of the events stands in for
  // their share of the calls.
  const timedCalls = sumOf(({ view, sessions }) => {
    const events = sessions.reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq, 0)
    return (totalCalls(view.calls).calls * events) / view.seq
  })
  const alike = measured.find(({ manifest }) => {
    const own = manifest?.settings ?? {}
    const isSame = (name: string) => own[name] === settings[name]
    if (!CALLING.every(isSame)) return false
    return (
      own['messageBuffer'] !== false || (manifest?.dataset.hash === dataset.hash && DELIVERING.every(isSame))
    )
  })
  return {
    runs: measured.map(({ run }) => run),
    promptTokensPerCall: sumOf(({ view }) => totalCalls(view.calls).promptTokens) / calls,
    bytesPerCall: sumOf(({ bytes }) => bytes) / calls,
    millisecondsPerCall:
      timedCalls > 0
        ? sumOf(({ sessions }) => sessions.reduce((sum, one) => sum + one.milliseconds, 0)) / timedCalls
        : null,
    likeThis: alike ? { run: alike.run, ...ratesOf(alike.view) } : null,
  }
}

function ratesOf(view: RunView): CallRates {
  const { clientCalls, clientUpdates, routerCalls, propagationCalls, routerStages } = view
  return {
    lambda: clientCalls / Math.max(1, clientUpdates),
    routerCalls: routerCalls / Math.max(1, routerStages),
    propagationCalls: propagationCalls / Math.max(1, routerStages),
  }
}
