/** Finds the nodes of a tree of causes in the events of the clients and routers that they are about, each read once. */
import { ClientCauses } from '#shared/events/causes/clientCauses.ts'
import { routerCauses, type CausedRouter } from '#shared/events/causes/routerCauses.ts'
import type { PreferenceMessage } from '#shared/vocabulary/agents.ts'
import type { CauseRef } from '#shared/vocabulary/causes/causeAddress.ts'
import { isClientId, type ClientId, type GradientId, type RouterId } from '#shared/vocabulary/ids.ts'
import type { RunAsOf } from '../recording/recording.ts'
import type { FoundCause } from './foundCause.ts'
import { foundOfClient } from './foundOfClient.ts'

type ReadRun = Pick<RunAsOf, 'eventsOf' | 'gradientsForRouters'>

/** Reads a run as of a step. */
export class CauseReader {
  readonly #run: ReadRun
  readonly #clients = new Map<ClientId, Promise<ClientCauses>>()
  readonly #routers = new Map<RouterId, Promise<readonly CausedRouter[]>>()

  constructor(run: ReadRun) {
    this.#run = run
  }

  /** What is known of a client, apart from the gradients that it wrote for routers. */
  client(client: ClientId): Promise<ClientCauses> {
    const known =
      this.#clients.get(client) ??
      this.#run.eventsOf(client).then((events) => new ClientCauses(client, events))
    this.#clients.set(client, known)
    return known
  }

  /** What is known of a client, all its gradients included. */
  async judge(client: ClientId): Promise<ClientCauses> {
    const parts = await Promise.all([this.#run.eventsOf(client), this.#run.gradientsForRouters(client)])
    return new ClientCauses(
      client,
      parts.flat().sort((a, b) => a.seq - b.seq),
    )
  }

  /** What is known of the client that wrote a gradient: all, only if need be. */
  async judgeOf({ client, gradient }: { readonly client: ClientId; readonly gradient: GradientId }) {
    const known = await this.client(client)
    return known.gradients.has(gradient) ? known : this.judge(client)
  }

  /** The revisions of a router; none where it does not occur. */
  router(router: RouterId): Promise<readonly CausedRouter[]> {
    const known =
      this.#routers.get(router) ?? this.#run.eventsOf(router).then((events) => routerCauses(router, events))
    this.#routers.set(router, known)
    return known
  }

  /** The revisions of a router, and of those that it was split or merged into: all that its gradients can have caused. */
  async caused(router: RouterId): Promise<readonly (CausedRouter & { readonly router: RouterId })[]> {
    const into = (await this.#run.eventsOf(router)).flatMap((event): readonly RouterId[] => {
      if (event.type === 'router-split' && event.router === router) return event.into.map((one) => one.router)
      return event.type === 'routers-merged' && event.router === router ? [event.target] : []
    })
    const all = await Promise.all(
      [router, ...into].map(async (one) =>
        (await this.router(one)).map((revision) => ({ ...revision, router: one })),
      ),
    )
    return all.flat()
  }

  /** Returns the node that a reference names; null where there is none as of the step. */
  async found(ref: CauseRef): Promise<FoundCause | null> {
    switch (ref.kind) {
      case 'router':
        return this.#foundRouter(ref)
      case 'message':
        return this.#foundMessage(ref)
      case 'prediction':
        return this.#foundPrediction(ref)
      case 'gradient':
        return foundOfClient(ref, await this.judgeOf(ref))
      default:
        return foundOfClient(ref, await this.client(ref.client))
    }
  }

  /** Returns the revision that a message is a copy of; null where its sender does not occur. */
  async sentBy({ from, text, step }: PreferenceMessage): Promise<CauseRef | null> {
    const isBefore = (revision: { readonly step: number }) => revision.step <= step
    if (isClientId(from)) {
      const profiles = (await this.client(from)).profiles.filter(isBefore)
      const sent = profiles.findLast((profile) => profile.text === text) ?? profiles.at(-1)
      return sent ? { kind: 'profile', client: from, revision: sent.revision } : null
    }
    const revisions = (await this.router(from)).filter(isBefore)
    const sent = revisions.findLast((revision) => revision.text === text) ?? revisions.at(-1)
    return sent ? { kind: 'router', router: from, revision: sent.revision } : null
  }

  async #foundMessage(ref: Extract<CauseRef, { kind: 'message' }>): Promise<FoundCause | null> {
    const merge = (await this.client(ref.client)).merges.get(ref.call)
    const message = merge?.messages.find(({ from }) => from === ref.from)
    if (!merge || !message) return null
    const { from, text, routingScore, step: delivered } = message
    const sent = await this.sentBy(message)
    return {
      ref,
      content: { kind: 'message', client: ref.client, from, text, routingScore, delivered },
      step: merge.step,
      call: null,
      causes: sent ? [sent] : [],
    }
  }

  /** Of each of the three clients: what it merged before, or else the profile that was compared. */
  async #foundPrediction(ref: Extract<CauseRef, { kind: 'prediction' }>): Promise<FoundCause | null> {
    const judged = (await this.client(ref.client)).predictions.get(ref.call)?.judged
    if (!judged) return null
    const { step, user, positiveItem, negativeItem, predictedItem, reward, reasoning, call } = judged
    const causes: CauseRef[] = []
    for (const client of [user, positiveItem, negativeItem]) {
      const own = (await this.client(client)).predictions.get(call)
      if (!own) continue
      const merges = own.merges.map((merge): CauseRef => ({ kind: 'merge', client, call: merge }))
      causes.push(
        ...(merges.length > 0 ? merges : [{ kind: 'profile', client, revision: own.profile } as const]),
      )
    }
    return {
      ref: { kind: 'prediction', client: user, call },
      content: { kind: 'prediction', user, positiveItem, negativeItem, predictedItem, reward, reasoning },
      ...{ step, call, causes },
    }
  }

  async #foundRouter({
    router,
    revision: number,
  }: Extract<CauseRef, { kind: 'router' }>): Promise<FoundCause | null> {
    const revision = (await this.router(router))[number - 1]
    if (!revision) return null
    const { step, text, reason, call, gradients, routers } = revision
    const causes: CauseRef[] = gradients.map(({ gradient, user }) => ({
      kind: 'gradient',
      client: user,
      gradient,
    }))
    if (number > 1) causes.push({ kind: 'router', router, revision: number - 1 })
    for (const other of routers) {
      const newest = (await this.router(other)).findLast((one) => one.step <= step)
      if (newest) causes.push({ kind: 'router', router: other, revision: newest.revision })
    }
    return {
      ref: { kind: 'router', router, revision: number },
      content: { kind: 'router', router, revision: number, reason, text },
      ...{ step, call, causes },
    }
  }
}
