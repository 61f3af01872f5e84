/** Folds the agents of a run as of a step together with the answer to one question, in one pass over the log. */
import { ClientHistoryFold } from '#shared/events/foldClientHistory.ts'
import { ClientRowsFold } from '#shared/events/foldClientRows.ts'
import { RouterHistoryFold } from '#shared/events/foldRouterHistory.ts'
import { RouterLivesFold } from '#shared/events/foldRouterLives.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Agents, Learner } from '../../methods/method.ts'
import type { FoldQuestion, LogFold } from './recording/logFolds.ts'

/** For a method without agents, which leaves nothing to inspect. */
const NO_AGENTS: Agents = { clients: new Map(), routers: new Map() }

/** The method of a run at its beginning. */
export type LearnerOf = (manifest: Manifest) => Learner

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
export function ofEverybody(learnerOf: LearnerOf): Question<EverybodyFold> {
  return { kind: 'everybody', make: (run) => agentsFold(learnerOf(run.manifest), new EverybodyFold()) }
}

/** Asks for the history of one client. */
export function ofClient(client: ClientId, learnerOf: LearnerOf): Question<ClientHistoryFold> {
  return {
    kind: `client ${client}`,
    make: (run) => agentsFold(learnerOf(run.manifest), new ClientHistoryFold(client)),
  }
}

/** Asks for the history of one router. */
export function ofRouter(router: RouterId, learnerOf: LearnerOf): Question<RouterHistoryFold> {
  return {
    kind: `router ${router}`,
    make: (run) => agentsFold(learnerOf(run.manifest), new RouterHistoryFold(router)),
  }
}

class EverybodyFold implements EventFold {
  readonly clients = new ClientRowsFold()
  readonly routers = new RouterLivesFold()

  add(event: StampedEvent): void {
    this.clients.add(event)
    this.routers.add(event)
  }
}

function agentsFold<Fold extends EventFold>(learner: Learner, about: Fold): AgentsFold<Fold> {
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
