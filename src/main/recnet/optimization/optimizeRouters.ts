/**
 * §2.4, Eq. 9 for routers: aggregates gradients, then rewrites, splits, merges or confirms each router. It is the first
 * part of Stage 2.
 */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { RouterAgent } from '#shared/vocabulary/agents.ts'
import { byNumber, toRouterId, type RouterId } from '#shared/vocabulary/ids.ts'
import { withEvents, type Draft } from '../draft.ts'
import type { Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { optimizeRouterPrompt } from '../prompts/routerOptimizer.ts'
import { argmax, cosine } from '../similarity.ts'
import { askedChanges } from './askedChanges.ts'
import { optimizedModules } from './optimizedModules.ts'
import { decisionOf, openOperations } from './routerDecision.ts'
import {
  attributeShares,
  mostSharedAttributes,
  rememberingEmbedder,
  routersNear,
  type AttributeShares,
  type EmbedProfiles,
} from './routerSurroundings.ts'

/** The draft after the routers have been optimized. */
export interface EvolvedRouters extends Draft {
  /** Routers whose profile was changed or created here: they send messages even without new attributes. */
  readonly changedRouters: ReadonlySet<RouterId>
}

/**
 * Optimizes the routers with pending gradients in the order of their ids, each against the routers that then exist, so
 * that no decision names a router that is gone.
 * @throws WorkbenchError `cancelled`, and whatever the models reject with.
 */
export async function optimizeRouters(network: Network, ports: Ports): Promise<EvolvedRouters> {
  let draft: Draft = { network, events: [] }
  const changedRouters = new Set<RouterId>()
  if (!optimizedModules(ports.settings).has('router')) return { ...draft, changedRouters }
  const update = { shares: attributeShares(network), embed: rememberingEmbedder(ports.embeddingModel) }
  for (const id of [...network.routers.keys()].sort(byNumber)) {
    const router = draft.network.routers.get(id)
    if (!router || askedChanges(router.pendingGradients).length === 0) continue
    const events = await optimizeRouter(router, draft.network, { ...update, ports })
    draft = withEvents(draft, events, ports.settings)
    for (const event of events) {
      if (event.type === 'router-rewritten') changedRouters.add(event.router)
      if (event.type === 'router-split') for (const birth of event.into) changedRouters.add(birth.router)
      if (event.type === 'routers-merged') changedRouters.add(event.target)
    }
  }
  for (const id of changedRouters) if (!draft.network.routers.has(id)) changedRouters.delete(id)
  return { ...draft, changedRouters }
}

/** What the optimizations of one update share besides the network. */
interface OptimizingUpdate {
  readonly shares: AttributeShares
  readonly embed: EmbedProfiles
  readonly ports: Ports
}

async function optimizeRouter(
  router: RouterAgent,
  network: Network,
  { shares, embed, ports }: OptimizingUpdate,
): Promise<readonly NetworkEvent[]> {
  const causes = router.pendingGradients.map((gradient) => gradient.id)
  const near = await routersNear(router, network, embed)
  const open = openOperations(router, near, network, ports.settings)
  const { value, call, issue } = await askModel(
    optimizeRouterPrompt,
    {
      domainWord: ports.domainWord,
      profile: router.profile,
      attributeCount: router.attributes.length,
      attributes: mostSharedAttributes(router, shares),
      credits: router.pendingCredits,
      changes: askedChanges(router.pendingGradients),
      near: near.map(({ profile }) => profile),
      mergeable: open.near.flatMap(({ mergeObjection }, index) =>
        mergeObjection === null ? [index + 1] : [],
      ),
      splitInto: open.splitInto,
    },
    { subject: router.id, step: network.step },
    ports,
  )
  const decision = decisionOf(value, router, open, issue)
  const { id } = router
  switch (decision.kind) {
    case 'rewrite':
      return [{ type: 'router-rewritten', router: id, profile: decision.profile, causes, call }]
    case 'merge': {
      const { target, profile } = decision
      const attributes = [...new Set([...target.attributes, ...router.attributes])]
      return [{ type: 'routers-merged', target: target.id, router: id, profile, attributes, causes, call }]
    }
    case 'split': {
      const into = await childrenOf(router, decision.profiles, network.nextRouter, ports)
      if (into === null)
        return [
          { type: 'router-confirmed', router: id, causes, refused: 'a child would coordinate nothing', call },
        ]
      return [{ type: 'router-split', router: id, into, causes, call }]
    }
    case 'none':
      return [{ type: 'router-confirmed', router: id, causes, refused: decision.refused, call }]
    default:
      return decision satisfies never
  }
}

/** Gives each old attribute to the child whose profile is nearest; null where a child would get none. */
async function childrenOf(
  router: RouterAgent,
  profiles: readonly string[],
  firstNumber: number,
  ports: Ports,
) {
  const embeddings = await ports.embeddingModel.embed(profiles)
  const attributeEmbeddings = await ports.embeddingModel.embed(router.attributes)
  const nearest = attributeEmbeddings.map((attribute) =>
    argmax(embeddings.map((child) => cosine(attribute, child))),
  )
  const children = profiles.map((profile, child) => ({
    router: toRouterId(firstNumber + child),
    profile,
    attributes: router.attributes.filter((_, index) => nearest[index] === child),
  }))
  return children.some((child) => child.attributes.length === 0) ? null : children
}
