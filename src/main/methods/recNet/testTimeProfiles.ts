/** §2.5: the profiles by which clients are ranked, after a reception that leaves no trace. */
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { clientOf, type Network } from '../../recnet/network.ts'
import type { Ports } from '../../recnet/ports.ts'
import { propagatedProfile } from '../../recnet/reception/receivePreferences.ts'

/** Returns the profile of a client. */
export type ProfileReader = (client: ClientId) => Promise<string>

/**
 * Reads profiles of a committed network. Waiting messages are merged where `testTimeReception` is set, once for each client,
 * however often its profile is read.
 */
export function testTimeProfiles(network: Network, ports: Ports): ProfileReader {
  const merged = new Map<ClientId, Promise<string>>()
  return (client) => {
    const known = merged.get(client)
    if (known) return known
    const profile = ports.settings.testTimeReception
      ? propagatedProfile(
          clientOf(network, client),
          { step: network.step, subject: `${client}/ranking` },
          ports,
        ).then((propagated) => propagated.profile)
      : Promise.resolve(clientOf(network, client).profile)
    merged.set(client, profile)
    return profile
  }
}
