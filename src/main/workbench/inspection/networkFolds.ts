/** Folds the agents of a run as of a step together with the answer to one question, in one pass over the log. */
import { ClientHistoryFold } from '#shared/events/foldClientHistory.ts'
import { ClientRowsFold } from '#shared/events/foldClientRows.ts'
import { RouterHistoryFold } from '#shared/events/foldRouterHistory.ts'
import { RouterLivesFold } from '#shared/events/foldRouterLives.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import type { Agents } from '../../methods/method.ts'
import type { RecordedRun } from '../runs/ports/runFolder.ts'
import type { FoldQuestion, LogFold } from './logFolds.ts'
import { learnerOfRun } from '../runs/settingsOfRun.ts'

/** For a method without agents, which leaves nothing to inspect. */
const NO_AGENTS: Agents = { clients: new Map(), routers: new Map() }

interface EventFold {
  add(event: StampedEvent): void
}

/** The agents, and a fold that answers a question about them. */
export interface AgentsFold<Fold extends EventFold> extends LogFold {
  readonly agents: Agents
  readonly about: Fold
}

type Question<Fold extends EventFold> = Pick<FoldQuestion<AgentsFold<Fold>>, 'kind' | 'make'>

/** Asks about all clients and all routers. */
export function ofEverybody(): Question<EverybodyFold> {
  return { kind: 'everybody', make: (run) => agentsFold(run, new EverybodyFold()) }
}

/** Asks for the history of one client. */
export function ofClient(client: ClientId): Question<ClientHistoryFold> {
  return { kind: `client ${client}`, make: (run) => agentsFold(run, new ClientHistoryFold(client)) }
}

/** Asks for the history of one router. */
export function ofRouter(router: RouterId): Question<RouterHistoryFold> {
  return { kind: `router ${router}`, make: (run) => agentsFold(run, new RouterHistoryFold(router)) }
}

class EverybodyFold implements EventFold {
  readonly clients = new ClientRowsFold()
  readonly routers = new RouterLivesFold()

  add(event: StampedEvent): void {
    this.clients.add(event)
    this.routers.add(event)
  }
}

function agentsFold<Fold extends EventFold>(run: RecordedRun, about: Fold): AgentsFold<Fold> {
  const learner = learnerOfRun(run.manifest)
  return {
    about,
    get agents() {
      return learner.agents ?? NO_AGENTS
    },
    add: (events) => {
      learner.apply(events)
      for (const event of events) about.add(event)
    },
  }
}
