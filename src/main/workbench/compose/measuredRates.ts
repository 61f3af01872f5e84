/** What runs on this machine have shown of a model: time, tokens and bytes per call, and how often it is called. */
import { z } from 'zod'
import { totalCalls } from '#shared/events/callCounts.ts'
import type { RunView } from '#shared/events/foldRun.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { namedLanguageModels } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { CallRates } from '../../methods/callForecast.ts'
import type { MethodSettings } from '../../methods/method.ts'
import type { RunRecords } from '../runs/runRecords.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import { readView } from '../runs/runViews.ts'

export interface MeasuredRates {
  /** The runs that were measured, newest first; of the same model. */
  readonly runs: readonly RunId[]
  readonly promptTokensPerCall: number
  readonly bytesPerCall: number
  /** Null where no session of them ended in order. */
  readonly millisecondsPerCall: number | null
  /** Of the newest run whose stages make the same calls; null where there is none. */
  readonly likeThis: ({ readonly run: RunId } & CallRates) | null
}

/** Runs that are looked at: older ones say less of the machine as it is. */
const LOOKED_AT = 5
/** Interactions after which the rates of a run mean something. */
const ENOUGH = 30
/** Settings on which the number of calls of a stage depends. */
const CALLING = [
  'propagation',
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

const session = z.object({ milliseconds: z.number(), fromSeq: z.number(), toSeq: z.number() })

/** Null where no run with this model has got far enough. */
export async function measuredRates(
  model: string,
  settings: MethodSettings,
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
      return { run, own: manifest?.settings ?? {}, view, bytes: await files.logBytes(), sessions }
    }),
  )
  if (measured.length === 0) return null
  const sumOf = (figure: (one: (typeof measured)[number]) => number) =>
    measured.reduce((sum, one) => sum + figure(one), 0)
  const calls = sumOf(({ view }) => totalCalls(view.calls).calls)
  // Sessions say which events they wrote, not how many calls that took: the share of events stands for that of calls.
  const timedCalls = sumOf(({ view, sessions }) => {
    const events = sessions.reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq, 0)
    return (totalCalls(view.calls).calls * events) / view.seq
  })
  const alike = measured.find(({ own }) => CALLING.every((name) => own[name] === settings[name]))
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

function ratesOf({ clientCalls, clientUpdates, routerCalls, routerStages }: RunView): CallRates {
  return {
    lambda: clientCalls / Math.max(1, clientUpdates),
    routerCalls: routerCalls / Math.max(1, routerStages),
  }
}
