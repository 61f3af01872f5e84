/** Calibration over the small world: the same pairs and scores as Eq. 4 has in an update of all routers. */
import { describe, expect, it } from 'vitest'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId, type ItemId } from '#shared/vocabulary/ids.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { createHashingEmbeddingModel } from '../../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import { applyNetworkEvents } from '../../recnet/applyNetworkEvents.ts'
import { initializeNetwork } from '../../recnet/initialization/initializeNetwork.ts'
import { type Population } from '#shared/vocabulary/datasets.ts'
import { emptyNetwork } from '../../recnet/network.ts'
import { cancelledWhen, portsOf } from '../../recnet/ports.testing.ts'
import { assignAttributes } from '../../recnet/routing/assignAttributes.ts'
import { buildRoutingTable } from '../../recnet/routing/buildRoutingTable.ts'
import { extractAttributes } from '../../recnet/routing/extractAttributes.ts'
import { summarizeRouters } from '../../recnet/routing/summarizeRouters.ts'
import { smallPopulation } from '../../recnet/workflow/workflow.testing.ts'
import { calibrateThreshold, CALIBRATION_BINS, MOST_CLIENTS } from './calibrateThreshold.ts'

const lexicalPorts = (settings: Partial<Hyperparameters> = {}) =>
  portsOf(createLexicalLanguageModel(), createHashingEmbeddingModel(), { initialRouterCount: 3, ...settings })

/** Eq. 4 as a router-centric update does it in which every router changed and nobody has new attributes. */
async function routingTableOfAll(settings: Partial<Hyperparameters>) {
  const ports = lexicalPorts(settings)
  const network = applyNetworkEvents(
    emptyNetwork(),
    await initializeNetwork(smallPopulation, ports),
    ports.settings,
  )
  const changedRouters = new Set(network.routers.keys())
  const updates = await extractAttributes({ network, events: [], changedRouters }, ports)
  const table = await buildRoutingTable(
    await summarizeRouters(await assignAttributes(updates, ports), ports),
    ports,
  )
  const built = table.events.find((event) => event.type === 'routing-table-built')
  if (!built) throw new Error('Expected a routing table, found none')
  return built
}

describe('calibrateThreshold', () => {
  it('scores what the first update of all routers would', async () => {
    const built = await routingTableOfAll({})
    const found = await calibrateThreshold('small', smallPopulation, lexicalPorts())
    expect(found).toMatchObject({
      encoder: createHashingEmbeddingModel().name,
      dataset: 'small',
      clients: { taken: 6, known: 6 },
      routers: 3,
      pairs: built.scored,
    })
    const wide = Array.from({ length: 20 }, (_, bin) =>
      found.histogram.slice(bin * 5, bin * 5 + 5).reduce((sum, count) => sum + count, 0),
    )
    expect(found.histogram).toHaveLength(CALIBRATION_BINS)
    expect(wide).toEqual(built.histogram)
    expect(found.quantiles.find(({ quantile }) => quantile === 0.8)?.score).toBe(built.threshold)
    expect(found.current).toEqual({ threshold: 0.85, passRate: 0 })
  })

  it('suggests a threshold that lets as many pass in absolute mode as the quantile would', async () => {
    const { suggested, pairs } = await calibrateThreshold('small', smallPopulation, lexicalPorts())
    const built = await routingTableOfAll({
      thresholdMode: 'absolute',
      routingThreshold: suggested?.threshold ?? 1,
    })
    expect(built.passed).toBe((await routingTableOfAll({})).passed)
    expect(suggested?.passRate).toBe(built.passed / pairs)
  })

  it('is the same twice, and needs neither a model for first profiles nor routers in the settings', async () => {
    const first = await calibrateThreshold('small', smallPopulation, lexicalPorts())
    const other = lexicalPorts({ firstProfiles: 'model', propagation: 'retrieval' })
    expect(await calibrateThreshold('small', smallPopulation, lexicalPorts())).toEqual(first)
    expect(await calibrateThreshold('small', smallPopulation, other)).toEqual(first)
    expect(other.ledger.records.map(({ prompt }) => prompt)).not.toContain('describe')
  })

  it('takes a seeded sample of many clients, and leaves out users of whom nothing is known', async () => {
    const many = populationOf(MOST_CLIENTS + 100)
    const [one, again, other] = await Promise.all(
      [2020, 2020, 7].map((seed) => calibrateThreshold('many', many, lexicalPorts({ seed }))),
    )
    expect(one?.clients).toEqual({ taken: MOST_CLIENTS, known: MOST_CLIENTS + 101 })
    expect(again).toEqual(one)
    expect(other?.histogram).not.toEqual(one?.histogram)
  })

  it('suggests nothing where no client says anything', async () => {
    const silent: Population = { ...smallPopulation, items: new Map() }
    expect(await calibrateThreshold('silent', silent, lexicalPorts())).toMatchObject({
      clients: { taken: 0, known: 0 },
      pairs: 0,
      quantiles: [],
      current: { threshold: 0.85, passRate: 0 },
      suggested: null,
    })
  })

  it('can be cancelled', async () => {
    const ports = { ...lexicalPorts(), cancellation: cancelledWhen(() => true) }
    await expect(calibrateThreshold('small', smallPopulation, ports)).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

/** So many items, one user who says something, and one who does not. */
function populationOf(items: number): Population {
  const words = ['jazz', 'rock', 'folk', 'techno', 'soul', 'dub', 'punk']
  const texts = Array.from({ length: items }, (_, index): [ItemId, ItemText] => {
    const id = toItemId(String(index))
    const category = `${words[index % 7] ?? ''}; ${words[(index * 3 + 1) % 5] ?? ''} music`
    return [id, { id, title: `Album ${index}`, category, description: '' }]
  })
  const [telling, silent] = [toUserId('1'), toUserId('2')]
  return {
    domainWord: 'CD',
    userIds: [telling, silent],
    users: new Map([[telling, { id: telling, text: 'I collect dub' }]]),
    items: new Map(texts),
  }
}
