/**
 * Folds the history of one router: its profiles with the gradients that caused them, its attributes and its community.
 */
import type { RouterAgent } from '../vocabulary/agents.ts'
import { NO_CREDITS } from '../vocabulary/creditCounts.ts'
import type { ClientId, GradientId, RouterId } from '../vocabulary/ids.ts'
import type { RouterHistory, RouterRevision } from '../vocabulary/inspection.ts'
import type { RevisionCause } from './foldRuleHistory.ts'
import type { CommunitiesFold } from './foldCommunities.ts'
import type { RouterBirth } from './networkEvents.ts'
import type { StampedEvent } from './runEvents.ts'

/** What the network knows of a router. */
export interface AroundRouter {
  readonly life: RouterHistory['life'] | null
  readonly communities: CommunitiesFold
  readonly nameOf: (client: ClientId) => string
  readonly messages: RouterHistory['messages']
  /** What is pending, as the network keeps it; undefined for a router that is gone. */
  readonly living: Pick<RouterAgent, 'pendingGradients' | 'pendingCredits'> | undefined
}

/**
 * Takes the events that name the router, with those of the gradients that they name as causes, or all of a run, in order;
 * the history is null where the router does not occur.
 */
export class RouterHistoryFold {
  readonly #router: RouterId
  readonly #revisions: RouterRevision[] = []
  /** The step since which the router has had each attribute, in the order of assignment. */
  #attributes = new Map<string, number>()
  #judged: Pick<RevisionCause, 'user' | 'positiveItem' | 'negativeItem'> | null = null
  /**
   * The gradients of all routers, kept until one has used them: a router is revised long after its gradients came, and
   * a merge is caused by the gradients of the router that disappears.
   */
  readonly #gradients = new Map<GradientId, RevisionCause>()

  constructor(router: RouterId) {
    this.#router = router
  }

  /** Takes the next event. */
  add(event: StampedEvent): void {
    const { step } = event
    switch (event.type) {
      case 'interaction-judged':
        this.#judged = event
        return
      case 'credit-assigned':
        return this.#keepGradient(event)
      case 'router-created':
        return this.#bear(event.birth, { step, reason: 'first', causes: [], call: null })
      case 'attributes-assigned':
        if (event.router === this.#router) this.#assign(event.attributes, step)
        return
      case 'router-summarized':
        return this.#revise(event, { step, reason: 'summary', causes: [], call: event.call })
      case 'router-rewritten':
        return this.#revise(event, {
          step,
          reason: 'rewrite',
          causes: this.#take(event.causes),
          call: event.call,
        })
      case 'router-confirmed':
        this.#take(event.causes)
        return
      case 'router-split': {
        const how = { step, reason: 'split', causes: this.#take(event.causes), call: event.call } as const
        for (const birth of event.into) this.#bear(birth, how)
        return
      }
      case 'routers-merged': {
        const causes = this.#take(event.causes)
        if (event.target !== this.#router) return
        const since = this.#attributes
        this.#attributes = new Map(
          event.attributes.map((attribute) => [attribute, since.get(attribute) ?? step]),
        )
        this.#revisions.push({ step, profile: event.profile, reason: 'merge', causes, call: event.call })
        return
      }
      default:
    }
  }

  /** Returns the history so far, with what the network knows of the router. */
  history({ life, communities, nameOf, living, messages }: AroundRouter): Omit<RouterHistory, 'step'> | null {
    if (!life) return null
    const community = communities.of(this.#router)
    return {
      life,
      revisions: [...this.#revisions],
      attributes: [...this.#attributes].map(([attribute, since]) => ({ attribute, since })),
      community: (community?.members ?? []).map(({ client, routingScore }) => {
        return { client, name: nameOf(client), routingScore, step: community?.step ?? 0 }
      }),
      threshold: communities.threshold,
      messages,
      pendingCredits: living?.pendingCredits ?? NO_CREDITS,
      pendingGradients: (living?.pendingGradients ?? []).map(
        ({ id, client, reward, evaluation, suggestion }) => ({
          id,
          client,
          reward,
          evaluation,
          suggestion,
        }),
      ),
    }
  }

  #keepGradient(event: Extract<StampedEvent, { type: 'credit-assigned' }>): void {
    if (event.module.kind !== 'router' || !this.#judged) return
    const { gradient, suggestion, evaluation, reward } = event
    const { user, positiveItem, negativeItem } = this.#judged
    this.#gradients.set(gradient, {
      gradient,
      suggestion,
      evaluation,
      reward,
      user,
      positiveItem,
      negativeItem,
    })
  }

  #take(gradients: readonly GradientId[]): readonly RevisionCause[] {
    const causes = gradients.flatMap((gradient) => this.#gradients.get(gradient) ?? [])
    for (const gradient of gradients) this.#gradients.delete(gradient)
    return causes
  }

  #bear({ router, profile, attributes }: RouterBirth, how: Omit<RouterRevision, 'profile'>): void {
    if (router !== this.#router) return
    this.#assign(attributes, how.step)
    this.#revisions.push({ ...how, profile })
  }

  #assign(attributes: readonly string[], step: number): void {
    for (const attribute of attributes)
      if (!this.#attributes.has(attribute)) this.#attributes.set(attribute, step)
  }

  #revise(
    { router, profile }: { readonly router: RouterId; readonly profile: string },
    how: Omit<RouterRevision, 'profile'>,
  ): void {
    if (router === this.#router) this.#revisions.push({ ...how, profile })
  }
}
