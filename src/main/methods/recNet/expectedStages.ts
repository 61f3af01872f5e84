/** Table 5: which calls each stage of a run is expected to make, counted from its data or by rates. */
import { COLD_START } from '#shared/events/runEvents.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { coldClients } from '../../evaluation/coldClients.ts'
import type { Protocol } from '../../evaluation/protocol.ts'
import type { CallRates, PromptCalls, StageForecast } from '../callForecast.ts'
import { expectedAttributes } from './expectedAttributes.ts'
import {
  assumedCalls,
  partsOf,
  ratesOf,
  sumOf,
  testedClients,
  waitingShare,
  type UpdateStructure,
} from './expectedCalls.ts'

/** What stages are forecast from. */
export interface ForecastData {
  readonly dataset: Dataset
  readonly protocol: Protocol
  readonly settings: Hyperparameters
}

/**
 * Returns the expected calls of the initialization, of both updates and of every evaluation. With measured `rates` the
 * updates make λN + M calls in the whole run, or λN + N·N' without routers; their prompts share them as assumed.
 */
export function expectedStages(
  structure: UpdateStructure,
  rates: CallRates | null,
  data: ForecastData,
): readonly StageForecast[] {
  const { dataset, settings } = data
  const { interactions, routerStages } = structure
  const assumed = assumedCalls(structure, settings, expectedAttributes(dataset, data.protocol))
  const { client, router } = rates ? rescaled(assumed, ratesOf(structure, assumed), rates) : assumed
  const points =
    settings.evaluateEvery === 0 ? 1 : Math.max(1, Math.ceil(interactions / settings.evaluateEvery))
  // On validation items the curve has a last point of its own before the test.
  const evaluations = settings.curveOn === 'validation' && settings.testAtEnd ? points + 1 : points
  return [
    { stage: 'initialization', part: 'initialization', count: 1, calls: initialCalls(dataset, settings) },
    { stage: 'client-centric', part: 'learning', count: interactions, calls: client },
    { stage: 'router-centric', part: 'learning', count: routerStages, calls: router },
    { stage: 'evaluation', part: 'evaluation', count: evaluations, calls: testCalls(structure, data) },
    ...(settings.coldStart && settings.testAtEnd
      ? [{ stage: COLD_START, part: COLD_START, count: 1, calls: coldStartCalls(structure, data) }]
      : []),
  ]
}

/** Returns the calls of the whole run, rounded. */
export function expectedCalls(stages: readonly StageForecast[]): number {
  return Math.round(stages.reduce((sum, { count, calls }) => sum + count * sumOf(calls), 0))
}

/** Scales assumed calls so that they make the measured rates. */
function rescaled(
  { client, router }: { readonly client: PromptCalls; readonly router: PromptCalls },
  assumed: CallRates,
  measured: CallRates,
): { readonly client: PromptCalls; readonly router: PromptCalls } {
  const scaled = (calls: PromptCalls, rate: keyof CallRates) =>
    times(calls, assumed[rate] === 0 ? 1 : measured[rate] / assumed[rate])
  const { forClients, forRouters, propagation } = partsOf(router)
  return {
    client: scaled(client, 'lambda'),
    router: {
      ...scaled(forClients, 'lambda'),
      ...scaled(forRouters, 'routerCalls'),
      ...scaled(propagation, 'propagationCalls'),
    },
  }
}

function times(calls: PromptCalls, factor: number): PromptCalls {
  return Object.fromEntries(Object.entries(calls).map(([prompt, count]) => [prompt, count * factor]))
}

function initialCalls(
  { items, users }: Dataset,
  { firstProfiles, propagation, initialRouterCount }: Hyperparameters,
): PromptCalls {
  // A user of whom nothing is known needs no call for a first profile or for attributes.
  const told = [...users.values()].map(({ text }) => text).filter((text) => text !== '')
  const texts = [...items.values()].map(({ title, category, description }) =>
    JSON.stringify([title, category, description]),
  )
  const clients = told.length + texts.length
  // Clients with equal profiles share one extraction, and equal texts make equal templates.
  const distinct = new Set(told).size + new Set(texts).size
  const throughRouters = propagation === 'routers'
  return {
    describe: firstProfiles === 'model' ? clients : 0,
    extract: throughRouters ? (firstProfiles === 'model' ? clients : distinct) : 0,
    summarize: throughRouters ? initialRouterCount : 0,
  }
}

function testCalls({ mayReceiveAtTest }: UpdateStructure, { protocol, settings }: ForecastData): PromptCalls {
  const { repetitions, testTimeReception, messageBuffer } = settings
  return {
    merge: testTimeReception && messageBuffer ? waitingShare(settings) * mayReceiveAtTest : 0,
    rank: protocol.test.instances.length * repetitions,
  }
}

/** Cold clients follow from the data; that a merge changes nothing is not expected. */
function coldStartCalls(structure: UpdateStructure, data: ForecastData): PromptCalls {
  const { protocol, settings } = data
  const { interactions, test } = protocol
  const { items, users } = coldClients(interactions, test.instances)
  const instances = [...items, ...users].flatMap((cold) => cold.instances)
  const cold = items.length + users.length
  const isAugmented = settings.propagation === 'routers' && settings.delivery !== 'none'
  // Other clients are ranked as in the test, so that those of these rankings are merged again.
  const share = testedClients({ instances }).size / Math.max(1, testedClients(test).size)
  const others = share * (testCalls(structure, data)['merge'] ?? 0)
  return {
    extract: isAugmented ? cold : 0,
    merge: others + (isAugmented ? cold : 0),
    rank: instances.length * settings.repetitions * (isAugmented ? 2 : 1),
  }
}
