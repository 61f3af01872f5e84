/**
 * Table 5: how many model calls a run is expected to take, counted from its data where possible and from rates
 * elsewhere.
 */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { Protocol } from '../../evaluation/protocol.ts'
import { nextUpdateSet } from '../../recnet/workflow/nextUpdates.ts'
import type { CallRates } from '../callForecast.ts'

/** How many updates of each kind a run makes. */
export interface UpdateStructure {
  readonly interactions: number
  /** N of Table 5 over the run: three clients for each interaction record. */
  readonly clientUpdates: number
  /** Number of router-centric updates (Stage 2 of Algorithm 1). */
  readonly routerStages: number
  /** Sizes of the sets S_update of all router-centric updates, added up. */
  readonly updatedClients: number
}

/** Assumed share of the clients of an interaction that have messages waiting in their buffer. */
const WAITING = 0.8
/** Assumed share of the clients of a candidate set that have messages waiting in their buffer. */
const WAITING_AT_TEST = 0.9
/** Assumed number of new attributes that one updated client brings. */
const NEW_ATTRIBUTES = 2
/** Assumed share of the routers of an update whose gradients ask for a change. */
const OPTIMIZED = 0.65
/** Assumed number of messages that a router-centric update delivers, per client of the dataset. */
const MESSAGES = 1
/** Assumed share of predictions that are wrong. */
const WRONG = 0.4

/**
 * Counts the updates of a run. The result is exact, because which clients are updated follows from the interactions
 * alone.
 */
export function updateStructure({ interactions }: Protocol, settings: Hyperparameters): UpdateStructure {
  let routerStages = 0
  let updatedClients = 0
  for (let from = 0; from < interactions.length;) {
    const set = nextUpdateSet(new Set(), interactions, { from, updateSize: settings.updateSize })
    if (set.isFull || settings.flushAtEnd) {
      routerStages += 1
      updatedClients += set.clients.size
    }
    from = set.until
  }
  return {
    interactions: interactions.length,
    clientUpdates: 3 * interactions.length,
    routerStages,
    updatedClients,
  }
}

/** Returns assumed rates for settings of which no run has been measured, for this number of clients. */
export function assumedRates(
  structure: UpdateStructure,
  settings: Hyperparameters,
  clients: number,
): CallRates {
  const { interactions, clientUpdates, routerStages, updatedClients } = structure
  const throughRouters = settings.propagation === 'routers'
  const judged = settings.gradientOn === 'all' ? 1 : WRONG
  const modules = settings.batchOptimizer
    ? 2
    : 3 + (settings.filterMemory && settings.optimizeFilterMemory ? 1 : 0)
  const messages = throughRouters
    ? MESSAGES * clients * routerStages
    : settings.retrievedClients * updatedClients
  // Without a message buffer each message is merged on delivery.
  const merges = settings.messageBuffer ? 3 * WAITING * interactions : messages
  const clientCalls =
    merges + interactions * (1 + judged + judged * modules) + (throughRouters ? updatedClients : 0)
  const perStage = routerStages === 0 ? 0 : updatedClients / routerStages
  return {
    lambda: clientUpdates === 0 ? 0 : clientCalls / clientUpdates,
    routerCalls: throughRouters
      ? reachedRouters(perStage, settings) * (1 + (settings.optimizeRouters ? OPTIMIZED : 0))
      : 0,
  }
}

/**
 * Returns λN + M over the run, plus the calls before and beside it: first attributes and routers, and every evaluation.
 */
export function expectedCalls(
  structure: UpdateStructure,
  rates: CallRates,
  {
    dataset,
    protocol,
    settings,
  }: { readonly dataset: Dataset; readonly protocol: Protocol; readonly settings: Hyperparameters },
): number {
  const updates = rates.lambda * structure.clientUpdates + rates.routerCalls * structure.routerStages
  const evaluations =
    settings.evaluateEvery === 0 ? 1 : Math.max(1, Math.ceil(structure.interactions / settings.evaluateEvery))
  return Math.round(
    initialCalls(dataset, settings) + updates + evaluations * evaluationCalls(protocol, settings),
  )
}

/**
 * M of Table 5: the routers that are nearest to at least one new attribute of an update, if all are equally likely to
 * be.
 */
function reachedRouters(updatedClients: number, { initialRouterCount: routers }: Hyperparameters): number {
  return routers * (1 - (1 - 1 / routers) ** (NEW_ATTRIBUTES * updatedClients))
}

function initialCalls(
  { items, users }: Dataset,
  { firstProfiles, propagation, initialRouterCount }: Hyperparameters,
): number {
  // A user of whom nothing is known needs no call for a first profile or for attributes.
  const told = items.size + [...users.values()].filter(({ text }) => text !== '').length
  return (firstProfiles === 'model' ? told : 0) + (propagation === 'routers' ? told + initialRouterCount : 0)
}

function evaluationCalls(
  { instances }: Protocol,
  { repetitions, testTimeReception, messageBuffer }: Hyperparameters,
): number {
  const clients = new Set<ClientId>(
    instances.flatMap(({ user, positiveItem, negatives }) => [user, positiveItem, ...negatives]),
  )
  const merges = testTimeReception && messageBuffer ? WAITING_AT_TEST * clients.size : 0
  return instances.length * repetitions + merges
}
