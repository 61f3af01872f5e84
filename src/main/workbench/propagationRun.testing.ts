/**
 * Runs of RecNet that differ in the delivery of messages alone: as routed; none; or as many, to other clients. What the
 * first gains over both others is what propagation is worth.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import { userMeans } from '#shared/evaluation/userMeans.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { isUserId, type ClientId } from '#shared/vocabulary/ids.ts'
import type { RunRequest } from '#shared/vocabulary/runs.ts'
import { conductInFolder } from '../../../bench/conductInFolder.ts'
import type { RandomFor } from '../ports/random.ts'
import { RunControl } from '../ports/runControl.ts'
import type { VectorIndex } from '../ports/vectorIndex.ts'
import { createBackend, type Backend } from './backend/backend.ts'
import { createDatasets } from './datasets/datasets.ts'
import { resources } from './engine.testing.ts'

/** How messages are delivered. */
export const DELIVERIES = ['routed', 'none', 'shuffled'] as const
export type Delivery = (typeof DELIVERIES)[number]

/** What is asked of a run besides its dataset and its delivery. */
export type PropagationRequest = Pick<RunRequest, 'settings'> & Partial<RunRequest>

/** Runs RecNet on the dataset, with the built-in agent unless the request says otherwise, and returns its evaluation. */
export async function propagationRun(
  delivery: Delivery,
  dataset: Dataset,
  request: PropagationRequest,
): Promise<EvaluationReport> {
  const home = await mkdtemp(join(tmpdir(), 'recnet-propagation-'))
  try {
    const plain = createBackend({ home, resources })
    const backend = withDelivery(delivery, dataset, plain)
    const { report } = await conductInFolder(
      {
        variant: 'RecNet',
        vectorIndex: 'memory',
        ...request,
        dataset: dataset.name,
        folder: join(home, 'run'),
      },
      { control: new RunControl(), observe: () => undefined },
      { backend, datasets: { ...createDatasets(plain), load: async () => dataset } },
    )
    return report.evaluation
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Returns NDCG@10 of each user by RecNet, as the mean over repetitions. */
export function scoresOf(report: EvaluationReport): ReadonlyMap<string, number> {
  const outcomes = report.methods[0]?.outcomes ?? []
  return new Map([...userMeans(outcomes)].map(([user, means]) => [user, means['ndcg@10']]))
}

/** What is delivered follows from what the index finds, so that is where it is changed. */
function withDelivery(delivery: Delivery, dataset: Dataset, backend: Backend): Backend {
  if (delivery === 'routed') return backend
  const exchanged = exchangeOf(dataset, backend.randomness.randomFor(0))
  const receiver = (client: ClientId) => exchanged.get(client) ?? client
  const openVectorIndex: Backend['openVectorIndex'] = async (...args) => {
    const index: VectorIndex = await backend.openVectorIndex(...args)
    const query: VectorIndex['query'] = async (asked) => {
      if (delivery === 'none') return []
      return (await index.query(asked)).map((found) => ({ ...found, client: receiver(found.client) }))
    }
    return {
      upsert: (rows) => index.upsert(rows),
      query,
      size: () => index.size(),
      close: () => index.close(),
    }
  }
  return { ...backend, openVectorIndex }
}

/** Each user stands for another user, and each item for another item. */
function exchangeOf(dataset: Dataset, randomFor: RandomFor): ReadonlyMap<ClientId, ClientId> {
  const clients: readonly ClientId[] = [...dataset.histories.map(({ user }) => user), ...dataset.items.keys()]
  return new Map(
    [true, false].flatMap((users) => {
      const own = clients.filter((client) => isUserId(client) === users)
      const inOrder = randomFor('exchange', String(users)).shuffled(own)
      return inOrder.map(
        (client, place) => [client, inOrder[(place + 1) % inOrder.length] ?? client] as const,
      )
    }),
  )
}
