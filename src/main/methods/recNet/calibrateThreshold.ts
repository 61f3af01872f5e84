/**
 * Calibrates τ of Eq. 4 before a run: scores all first routers against all first clients that share an attribute with
 * them.
 */
import type { Calibration } from '#shared/vocabulary/calibration.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { applyNetworkEvents } from '../../recnet/applyNetworkEvents.ts'
import { initializeNetwork } from '../../recnet/initialization/initializeNetwork.ts'
import { type Population } from '#shared/vocabulary/datasets.ts'
import { emptyNetwork } from '../../recnet/network.ts'
import type { Ports } from '../../recnet/ports.ts'
import type { Random } from '../../ports/random.ts'
import {
  passRate,
  risingScores,
  scoreHistogram,
  scoreQuantile,
  suggestedThreshold,
} from '../../recnet/routing/scoreDistribution.ts'
import { indexClients, scorePairs } from '../../recnet/routing/scorePairs.ts'

/** Most clients that are scored; more would change the quantiles little and take longer to embed. */
export const MOST_CLIENTS = 500
/** Bins of the score histogram. They are narrow because the scores of some encoders all lie within a tenth. */
export const CALIBRATION_BINS = 100
const QUANTILES = [0.5, 0.8, 0.9, 0.95]

/**
 * Returns the distribution of routing scores on a dataset. `ports` must have the built-in agent and an empty index;
 * equal ports give an equal calibration.
 */
export async function calibrateThreshold(
  dataset: string,
  population: Population,
  ports: Ports,
): Promise<Calibration> {
  const known = knownClients(population)
  const taken = sampled(known, ports.randomFor('calibration'))
  const settings = { ...ports.settings, firstProfiles: 'template', propagation: 'routers' } as const
  const calibrating: Ports = { ...ports, settings }
  const events = await initializeNetwork(onlyClients(population, new Set(taken)), calibrating)
  const network = applyNetworkEvents(emptyNetwork(), events, settings)
  const routers = [...network.routers.values()]
  ports.cancellation.throwIfCancelled()
  await indexClients(network, network.clients.keys(), calibrating)
  const speakers = routers.map((router) => ({ router, compared: router.attributes }))
  const scored = await scorePairs(speakers, calibrating)
  ports.cancellation.throwIfCancelled()
  const scores = risingScores(scored.map(({ routingScore }) => routingScore))
  const passing = (threshold: number) => ({ threshold, passRate: passRate(scores, threshold) })
  const score = scoreQuantile(scores, settings.routingQuantile)
  return {
    encoder: ports.embeddingModel.name,
    dataset,
    clients: { taken: taken.length, known: known.length },
    routers: routers.length,
    pairs: scores.length,
    histogram: scoreHistogram(scores, CALIBRATION_BINS),
    quantiles: QUANTILES.flatMap((quantile) => {
      const at = scoreQuantile(scores, quantile)
      return at === null ? [] : [{ quantile, score: at }]
    }),
    current: passing(settings.routingThreshold),
    suggested: score === null ? null : passing(suggestedThreshold(score)),
  }
}

/**
 * Leaves out users of whom nothing is known: their first sentence yields no attribute, so no router is compared with
 * them.
 */
function knownClients({ userIds, users, items }: Population): readonly ClientId[] {
  return [...userIds.filter((user) => (users.get(user)?.text ?? '') !== ''), ...items.keys()]
}

function sampled(clients: readonly ClientId[], random: Random): readonly ClientId[] {
  return clients.length <= MOST_CLIENTS ? clients : random.shuffled(clients).slice(0, MOST_CLIENTS)
}

function onlyClients(population: Population, taken: ReadonlySet<ClientId>): Population {
  return {
    ...population,
    userIds: population.userIds.filter((user) => taken.has(user)),
    items: new Map([...population.items].filter(([item]) => taken.has(item))),
  }
}
