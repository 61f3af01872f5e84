/** Table 5: how many updates a run makes, counted from its data, and which calls each is assumed to make. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { Protocol } from '../../evaluation/protocol.ts'
import { nextUpdateSet } from '../../recnet/workflow/nextUpdates.ts'
import type { CallRates, PromptCalls } from '../callForecast.ts'
import { newAttributes, sharedRouters, type ExpectedAttributes } from './expectedAttributes.ts'

/** How many updates of each kind a run makes. */
export interface UpdateStructure {
  readonly interactions: number
  /** N of Table 5 over the run: three clients for each interaction record. */
  readonly clientUpdates: number
  /** Number of router-centric updates (Stage 2 of Algorithm 1). */
  readonly routerStages: number
  /** Sizes of the sets S_update of all router-centric updates, added up. */
  readonly updatedClients: number
  /**
   * Clients of interactions that may have messages waiting: those since whose last reception, or since the beginning,
   * there was a router-centric update. Added up over all interactions.
   */
  readonly mayReceive: number
  /** Clients of the test that may have messages waiting at the end. */
  readonly mayReceiveAtTest: number
}

/** Assumed share of the clients that may have messages waiting which have some. */
const WAITING = 0.7
/** Assumed share of the routers of an update whose gradients ask for a change. */
const OPTIMIZED = 0.65
/** Of the routers that have an attribute of a client, those that were assigned it in this update; 0.4 and 0.8 were measured. */
const NEWLY = 0.6
/** What an absolute threshold lets pass depends on the encoder: as many as the default quantile are assumed. */
const PASSED_BY_THRESHOLD = 0.2
/** Assumed share of predictions that are wrong. */
const WRONG = 0.4

/**
 * Counts the updates of a run. The result is exact, because which clients are updated follows from the interactions
 * alone.
 */
export function updateStructure(
  { interactions, test }: Pick<Protocol, 'interactions' | 'test'>,
  settings: Hyperparameters,
): UpdateStructure {
  let routerStages = 0
  let updatedClients = 0
  let mayReceive = 0
  /** The number of router-centric updates when a client last received its messages. */
  const received = new Map<ClientId, number>()
  const isBehind = (client: ClientId) => (received.get(client) ?? 0) < routerStages
  for (let from = 0; from < interactions.length;) {
    const set = nextUpdateSet(new Set(), interactions, { from, updateSize: settings.updateSize })
    for (const { user, positiveItem, negativeItem } of interactions.slice(from, set.until)) {
      for (const client of [user, positiveItem, negativeItem]) {
        if (isBehind(client)) mayReceive += 1
        received.set(client, routerStages)
      }
    }
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
    mayReceive,
    mayReceiveAtTest: [...testedClients(test)].filter(isBehind).length,
  }
}

/** Returns the users and candidates of a test, or of a part of it. */
export function testedClients({ instances }: Pick<Protocol['test'], 'instances'>): ReadonlySet<ClientId> {
  return new Set(instances.flatMap(({ user, positiveItem, negatives }) => [user, positiveItem, ...negatives]))
}

/** The assumed calls of one client-centric and of one router-centric update, by prompt. */
export interface UpdateCalls {
  readonly client: PromptCalls
  readonly router: PromptCalls
}

/** Returns the calls that updates are assumed to make, on average over the run. */
export function assumedCalls(
  structure: UpdateStructure,
  settings: Hyperparameters,
  attributes: ExpectedAttributes,
): UpdateCalls {
  const { interactions, routerStages, updatedClients, mayReceive } = structure
  const throughRouters = settings.propagation === 'routers'
  const judged = settings.gradientOn === 'all' ? 1 : WRONG
  const modules = settings.batchOptimizer
    ? 2
    : 3 + (settings.filterMemory && settings.optimizeFilterMemory ? 1 : 0)
  const perStage = routerStages === 0 ? 0 : updatedClients / routerStages
  const messages = throughRouters
    ? messagesEach(structure, settings, attributes) * attributes.clients
    : settings.retrievedClients * perStage
  const receiving = interactions === 0 ? 0 : mayReceive / interactions
  const reached = throughRouters ? reachedRouters(perStage, settings, attributes) : 0
  return {
    client: {
      merge: settings.messageBuffer ? waitingShare(settings) * receiving : 0,
      predict: 1,
      gradient: judged,
      'client-optimizer': judged * modules,
    },
    router: {
      extract: throughRouters ? perStage : 0,
      // Without a message buffer each message is merged on delivery.
      merge: settings.messageBuffer ? 0 : messages,
      summarize: reached,
      'router-optimizer': settings.optimizeRouters ? OPTIMIZED * reached : 0,
      ...(throughRouters ? {} : directCalls(perStage, settings)),
    },
  }
}

/** Returns how many messages a client is assumed to be sent in one update: of its scored pairs what passes τ. */
export function messagesEach(
  structure: UpdateStructure,
  settings: Hyperparameters,
  attributes: ExpectedAttributes,
): number {
  if (settings.delivery === 'none') return 0
  const most = settings.maxRoutersPerClient === 0 ? Infinity : settings.maxRoutersPerClient
  return Math.min(most, passingShare(settings) * scoredRouters(structure, settings, attributes))
}

/** Returns with how many routers of an update a client is assumed to share an attribute, so that the pair is scored. */
export function scoredRouters(
  { routerStages, updatedClients }: UpdateStructure,
  settings: Hyperparameters,
  attributes: ExpectedAttributes,
): number {
  const reached = reachedRouters(updatedClients / Math.max(1, routerStages), settings, attributes)
  const updatesEach = updatedClients / Math.max(1, attributes.clients)
  const shared = reached * sharedRouters(attributes, settings.initialRouterCount, updatesEach)
  return settings.attributeScope === 'new' ? NEWLY * shared : shared
}

/** Returns the share of scored pairs that is assumed to be delivered; in quantile mode it is what the quantile leaves. */
export function passingShare({
  thresholdMode,
  routingQuantile,
}: Pick<Hyperparameters, 'thresholdMode' | 'routingQuantile'>): number {
  return thresholdMode === 'quantile' ? 1 - routingQuantile : PASSED_BY_THRESHOLD
}

/** Returns the share of the clients that may have messages waiting which are assumed to have some. */
export function waitingShare({ delivery }: Pick<Hyperparameters, 'delivery'>): number {
  return delivery === 'none' ? 0 : WAITING
}

/** The calls of direct propagation in one update: N and N · N' of Table 5. */
function directCalls(
  updated: number,
  { selectReceivers, digestMessages, retrievedClients }: Hyperparameters,
): PromptCalls {
  return {
    ...(selectReceivers ? { 'select-receivers': updated } : {}),
    ...(digestMessages ? { digest: updated * retrievedClients } : {}),
  }
}

/** Returns the rates that follow from assumed calls. */
export function ratesOf(structure: UpdateStructure, { client, router }: UpdateCalls): CallRates {
  const { interactions, clientUpdates, routerStages } = structure
  const { forClients, forRouters, propagation } = partsOf(router)
  const ofClients = sumOf(client) * interactions + sumOf(forClients) * routerStages
  return {
    lambda: clientUpdates === 0 ? 0 : ofClients / clientUpdates,
    routerCalls: sumOf(forRouters),
    propagationCalls: sumOf(propagation),
  }
}

/** The calls of a router-centric update by what they are for, as Table 5 counts them. */
export interface RouterCentricCalls {
  /** Counted in λ. */
  readonly forClients: PromptCalls
  readonly forRouters: PromptCalls
  /** N and N · N': who receives a profile, and what of it, where there are no routers. */
  readonly propagation: PromptCalls
}

/** Divides the calls of a router-centric update. */
export function partsOf(router: PromptCalls): RouterCentricCalls {
  const { extract = 0, merge = 0, 'select-receivers': select = 0, digest = 0, ...forRouters } = router
  return {
    forClients: { extract, merge },
    forRouters,
    propagation: { 'select-receivers': select, digest },
  }
}

/** Returns the sum over all prompts. */
export function sumOf(calls: PromptCalls): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0)
}

/**
 * M of Table 5: the routers that are nearest to at least one new attribute of an update, if all are equally likely to
 * be.
 */
function reachedRouters(
  updatedClients: number,
  { initialRouterCount: routers }: Hyperparameters,
  attributes: ExpectedAttributes,
): number {
  return routers * (1 - (1 - 1 / routers) ** newAttributes(attributes, updatedClients))
}
