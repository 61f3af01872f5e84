/** §3.4.3: which items and users of a test are cold, and in which rankings they take part. */
import type { ClientId, ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { TestInstance } from './evaluateRecommender.ts'

/** A cold client with the rankings of the test that it is about. */
export interface ColdClient<Client extends ClientId = ClientId> {
  readonly client: Client
  readonly instances: readonly TestInstance[]
}

/** The cold clients of a run. */
export interface ColdClients {
  /** Test items that no user took in any record learnt, in the order of their first test, with all users that test them. */
  readonly items: readonly ColdClient<ItemId>[]
  /** Users of the test with exactly one record learnt. */
  readonly users: readonly ColdClient<UserId>[]
}

/**
 * Finds the cold clients of a run that learns from these records. An item that was only shown as a negative is cold: nobody
 * took it. The candidates are those of the test, the test item among negatives that were sampled, or given by the dataset.
 */
export function coldClients(
  interactions: readonly InteractionRecord[],
  instances: readonly TestInstance[],
): ColdClients {
  const taken = new Set(interactions.map(({ positiveItem }) => positiveItem))
  const records = Map.groupBy(interactions, ({ user }) => user)
  const tests = Map.groupBy(instances, ({ positiveItem }) => positiveItem)
  return {
    items: [...tests].flatMap(([client, own]) => (taken.has(client) ? [] : [{ client, instances: own }])),
    users: instances.flatMap((instance) =>
      records.get(instance.user)?.length === 1 ? [{ client: instance.user, instances: [instance] }] : [],
    ),
  }
}
