/** Builders for tests of RecNet: agents, networks and ports made by hand. */
import { WorkbenchError } from '#shared/errors.ts'
import type {
  ClientAgent,
  PreferenceMessage,
  RouterAgent,
  RouterGradient,
} from '#shared/vocabulary/agents.ts'
import { NO_CREDITS } from '#shared/vocabulary/creditCounts.ts'
import { parseHyperparameters, type Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import { NO_LINEAGE } from '#shared/vocabulary/routerLineage.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { openMemoryVectorIndex } from '../adapters/memory/memoryVectorIndex.ts'
import {
  createScriptedLanguageModel,
  type Script,
  type ScriptedLanguageModel,
} from '../adapters/scripted/scriptedLanguageModel.ts'
import { seededRandom, seedFor } from '../adapters/seededRandom.ts'
import { emptyNetwork, type Network } from './network.ts'
import type { AnswerLedger, AnswerRecord, LanguageModel } from '../ports/languageModel.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { EmbeddingModel } from '../ports/embeddingModel.ts'
import type { Ports } from './ports.ts'
import { firstFilterMemory } from './reception/filterMemory.ts'

/** Builds a client agent without attributes and messages. */
export function buildClient(id: ClientId, parts: Partial<ClientAgent> = {}): ClientAgent {
  return {
    id,
    name: `name of ${id}`,
    profile: `profile of ${id}`,
    profileRevision: 1,
    attributes: [],
    filterMemory: firstFilterMemory(),
    messageBuffer: [],
    integratedMessages: [],
    ...parts,
  }
}

/** Builds a router agent without attributes, gradients and ancestors. */
export function buildRouter(id: RouterId, parts: Partial<RouterAgent> = {}): RouterAgent {
  return {
    id,
    profile: `profile of ${id}`,
    profileRevision: 1,
    attributes: [],
    pendingGradients: [],
    pendingCredits: NO_CREDITS,
    parents: [],
    lineage: NO_LINEAGE,
    evidence: { causes: 0, asking: 0, positive: 0 },
    ...parts,
  }
}

/** Builds a message delivered at step 1 with a routing score of 0.5. */
export function buildMessage(
  from: RouterId | ClientId,
  parts: Partial<PreferenceMessage> = {},
): PreferenceMessage {
  return { from, text: `message of ${from}`, routingScore: 0.5, step: 1, ...parts }
}

/** Builds a negative gradient of u:1 as a router keeps it. */
export function buildRouterGradient(
  id: RouterGradient['id'],
  parts: Partial<RouterGradient> = {},
): RouterGradient {
  return {
    id,
    client: 'u:1',
    reward: 0,
    impact: 'negative',
    evaluation: '',
    suggestion: `do ${id}`,
    ...parts,
  }
}

/** The parts of a network that a test sets; collections are given as arrays. */
export interface NetworkParts extends Partial<
  Omit<Network, 'clients' | 'routers' | 'updatedClients' | 'unindexedClients' | 'unreadClients'>
> {
  readonly clients?: readonly ClientAgent[]
  readonly routers?: readonly RouterAgent[]
  readonly updatedClients?: Iterable<ClientId>
  /** All clients by default, as after an initialization. */
  readonly unindexedClients?: Iterable<ClientId>
  readonly unreadClients?: Iterable<ClientId>
}

/** Builds a network; the next router gets the number after the highest given one. */
export function buildNetwork(parts: NetworkParts = {}): Network {
  const {
    clients = [],
    routers = [],
    updatedClients = [],
    unindexedClients = clients.map(({ id }) => id),
    unreadClients = unindexedClients,
    ...rest
  } = parts
  return {
    ...emptyNetwork(),
    nextRouter: 1 + Math.max(0, ...routers.map(({ id }) => Number(id.slice(1)))),
    ...rest,
    clients: new Map(clients.map((client) => [client.id, client])),
    routers: new Map(routers.map((router) => [router.id, router])),
    updatedClients: new Set(updatedClients),
    unindexedClients: new Set(unindexedClients),
    unreadClients: new Set(unreadClients),
  }
}

/** Builds the interaction of u:1 with the positive item i:1 and the negative item i:2. */
export function buildInteraction(parts: Partial<InteractionRecord> = {}): InteractionRecord {
  return { step: 1, user: 'u:1', positiveItem: 'i:1', negativeItem: 'i:2', ...parts }
}

/** Builds a network with the three clients of `buildInteraction`, unless `parts` says otherwise. */
export function buildWorld(parts: NetworkParts = {}): Network {
  const others = parts.clients ?? []
  const own = (['u:1', 'i:1', 'i:2'] as const).filter((id) => !others.some((client) => client.id === id))
  return buildNetwork({ ...parts, clients: [...own.map((id) => buildClient(id)), ...others] })
}

/**
 * Builds an embedding model with given vectors by text, scaled to unit length; any other text gets the fallback. It
 * refuses an empty text, as the port demands.
 */
export function buildEmbeddingModel(
  vectors: Readonly<Record<string, readonly number[]>>,
  fallback: readonly number[] = [0, 0, 1],
): EmbeddingModel {
  return {
    name: 'by hand',
    dimensions: fallback.length,
    embed: async (texts) =>
      texts.map((text) => {
        if (text.trim() === '') throw new Error('An embedding model is never asked for an empty text')
        const vector = vectors[text] ?? fallback
        const norm = Math.hypot(...vector)
        return Float32Array.from(vector, (value) => value / norm)
      }),
  }
}

/** A ledger that keeps every record. */
export interface MemoryLedger extends AnswerLedger {
  readonly records: readonly AnswerRecord[]
}

/** Builds an empty ledger. */
export function buildLedger(): MemoryLedger {
  const records: AnswerRecord[] = []
  return { records, record: (answer) => void records.push(answer) }
}

/** Builds a cancellation that is never cancelled. */
export function neverCancelled(): Cancellation {
  return { cancelled: false, onCancel: () => () => undefined, throwIfCancelled: () => undefined }
}

/** Builds a cancellation that is cancelled once `isCancelled` returns true. */
export function cancelledWhen(isCancelled: () => boolean): Cancellation {
  return {
    get cancelled() {
      return isCancelled()
    },
    onCancel: () => () => undefined,
    throwIfCancelled: () => {
      if (isCancelled()) throw new WorkbenchError({ code: 'cancelled' })
    },
  }
}

/** What a test sets of its ports. */
export interface PortsParts {
  readonly script?: Script
  readonly settings?: Partial<Hyperparameters>
  readonly vectors?: Readonly<Record<string, readonly number[]>>
  readonly fallbackVector?: readonly number[]
}

/** Ports whose model and ledger a test can inspect. */
export type TestPorts = Ports & {
  readonly languageModel: ScriptedLanguageModel
  readonly ledger: MemoryLedger
}

/**
 * Builds ports with scripted replies, given embeddings, an index in memory and the default hyperparameters, except for
 * what `parts` sets.
 */
export function buildPorts(parts: PortsParts = {}): TestPorts {
  const embeddingModel = buildEmbeddingModel(parts.vectors ?? {}, parts.fallbackVector)
  const languageModel = createScriptedLanguageModel(parts.script)
  return { ...portsOf(languageModel, embeddingModel, parts.settings), languageModel, ledger: buildLedger() }
}

/** Builds ports around any two models. */
export function portsOf(
  languageModel: LanguageModel,
  embeddingModel: EmbeddingModel,
  settings: Partial<Hyperparameters> = {},
): Ports & { readonly ledger: MemoryLedger } {
  const parsed = parseHyperparameters(settings)
  return {
    languageModel,
    embeddingModel,
    vectorIndex: openMemoryVectorIndex(embeddingModel.dimensions),
    randomFor: seededRandom(parsed.seed),
    seedFor: (call) => seedFor(parsed.seed, call),
    ledger: buildLedger(),
    settings: parsed,
    domainWord: 'product',
    cancellation: neverCancelled(),
    breathe: () => Promise.resolve(),
  }
}
