/** The control of propagation for cold clients: the same connections with the messages of others. */
import { isUserId } from '#shared/vocabulary/ids.ts'
import type { Ports } from '../ports.ts'
import type { Connection } from './connectionsOf.ts'

/**
 * Returns the connections as they are, or where messages are shuffled each with those of another of these users or items,
 * by a seeded circle. Who is alone of its kind keeps its own.
 */
export function controlledConnections(
  connections: readonly Connection[],
  step: number,
  { settings, randomFor }: Pick<Ports, 'settings' | 'randomFor'>,
): readonly Connection[] {
  if (settings.delivery !== 'shuffled') return connections
  const next = new Map(
    [true, false].flatMap((ofUsers) => {
      const own = connections.filter(({ client }) => isUserId(client.id) === ofUsers)
      const circle = randomFor('shuffled messages', step, 'cold start', ofUsers ? 'user' : 'item').shuffled(
        own,
      )
      return circle.map(
        ({ client }, place) => [client.id, circle[(place + 1) % circle.length]?.messages ?? []] as const,
      )
    }),
  )
  return connections.map((one) => ({ ...one, messages: next.get(one.client.id) ?? [] }))
}
