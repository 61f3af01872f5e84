/** A run's network as of a step, together with a fold for one question about it: both from the same pass over the log. */
import { ClientHistoryFold } from '#shared/events/foldClientHistory.ts'
import { ClientRowsFold } from '#shared/events/foldClientRows.ts'
import { RouterHistoryFold } from '#shared/events/foldRouterHistory.ts'
import { RouterLivesFold } from '#shared/events/foldRouterLives.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import { isNetworkEvent } from '../../experiments/experimentRunner.ts'
import { applyNetworkEvents } from '../../recnet/applyNetworkEvents.ts'
import { emptyNetwork, type Network } from '../../recnet/network.ts'
import type { RecordedRun } from '../runs/ports/runFolder.ts'
import type { FoldQuestion, LogFold } from './logFolds.ts'
import { settingsOfRun } from '../runs/settingsOfRun.ts'

interface EventFold {
  add(event: StampedEvent): void
}

export interface NetworkFold<Fold extends EventFold> extends LogFold {
  readonly network: Network
  readonly about: Fold
}

type Question<Fold extends EventFold> = Pick<FoldQuestion<NetworkFold<Fold>>, 'kind' | 'make'>

/** Everybody: all clients and all routers. */
export function ofNetwork(): Question<EverybodyFold> {
  return { kind: 'everybody', make: (run) => networkFold(run, new EverybodyFold()) }
}

export function ofClient(client: ClientId): Question<ClientHistoryFold> {
  return { kind: `client ${client}`, make: (run) => networkFold(run, new ClientHistoryFold(client)) }
}

export function ofRouter(router: RouterId): Question<RouterHistoryFold> {
  return { kind: `router ${router}`, make: (run) => networkFold(run, new RouterHistoryFold(router)) }
}

class EverybodyFold implements EventFold {
  readonly clients = new ClientRowsFold()
  readonly routers = new RouterLivesFold()

  add(event: StampedEvent): void {
    this.clients.add(event)
    this.routers.add(event)
  }
}

function networkFold<Fold extends EventFold>(run: RecordedRun, about: Fold): NetworkFold<Fold> {
  const settings = settingsOfRun(run.manifest)
  let network = emptyNetwork()
  return {
    about,
    get network() {
      return network
    },
    add: (events) => {
      network = applyNetworkEvents(network, events.filter(isNetworkEvent), settings)
      for (const event of events) about.add(event)
    },
  }
}
