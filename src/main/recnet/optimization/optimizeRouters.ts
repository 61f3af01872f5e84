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
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import {
  optimizeRouterPrompt,
  ROUTER_OPERATIONS,
  type RouterOperation,
  type RouterReply,
} from '../prompts/routerOptimizer.ts'
import { argmax, cosine } from '../similarity.ts'
import { mergeObjection, splitObjection } from './routerHysteresis.ts'

/** The draft after the routers have been optimized. */
export interface EvolvedRouters extends Draft {
  /** Routers whose profile was changed or created here: they send messages even without new attributes. */
  readonly changedRouters: ReadonlySet<RouterId>
}

/** What a reply decides for one router, checked against the routers that exist. */
export type RouterDecision =
  | { readonly kind: 'rewrite'; readonly profile: string }
  | { readonly kind: 'split'; readonly profiles: readonly string[] }
  | { readonly kind: 'merge'; readonly target: RouterAgent; readonly profile: string }
  | { readonly kind: 'none'; readonly refused: string | null }

/**
 * Optimizes the routers with pending gradients in the order of their ids, each against the routers that then exist, so
 * that no decision names a router that is gone.
 * @throws WorkbenchError `cancelled`, and whatever the models reject with.
 */
export async function optimizeRouters(network: Network, ports: Ports): Promise<EvolvedRouters> {
  let draft: Draft = { network, events: [] }
  const changedRouters = new Set<RouterId>()
  if (!ports.settings.optimizeRouters) return { ...draft, changedRouters }
  for (const id of [...network.routers.keys()].sort(byNumber)) {
    const router = draft.network.routers.get(id)
    if (!router || router.pendingGradients.every((gradient) => gradient.suggestion === '')) continue
    const events = await optimizeRouter(router, draft.network, ports)
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

async function optimizeRouter(
  router: RouterAgent,
  network: Network,
  ports: Ports,
): Promise<readonly NetworkEvent[]> {
  const routers = [...network.routers.values()].sort((a, b) => byNumber(a.id, b.id))
  const gradients = router.pendingGradients.filter((gradient) => gradient.suggestion !== '')
  const causes = gradients.map((gradient) => gradient.id)
  const { value, call } = await askModel(
    optimizeRouterPrompt,
    {
      domainWord: ports.domainWord,
      operations: openOperations(router, routers, ports),
      routerProfiles: routers.map((known) => known.profile),
      router: routers.indexOf(router) + 1,
      attributes: router.attributes,
      gradients: gradients
        .map(
          ({ reward, impact, suggestion }) => `${reward === 1 ? 'right' : 'wrong'}, ${impact}: ${suggestion}`,
        )
        .reverse(),
    },
    { subject: router.id, step: network.step },
    ports,
  )
  const decision: RouterDecision =
    value.Operation === undefined || value['Updated Content'] === undefined
      ? { kind: 'none', refused: 'the reply could not be read' }
      : decisionOf(
          { ...value, Operation: value.Operation, 'Updated Content': value['Updated Content'] },
          { router, routers, network, ports },
        )
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

interface Setting {
  readonly router: RouterAgent
  readonly routers: readonly RouterAgent[]
  readonly network: Network
  readonly ports: Ports
}

/** The operations that the limits on the number of routers leave open. */
function openOperations(
  router: RouterAgent,
  routers: readonly RouterAgent[],
  { settings: { minRouters, maxRouters } }: Ports,
): readonly RouterOperation[] {
  return ROUTER_OPERATIONS.filter((operation) => {
    if (operation === 'split') return router.attributes.length >= 2 && routers.length < maxRouters
    return operation !== 'merge' || (routers.length > 1 && routers.length > minRouters)
  })
}

type Decision = Pick<RouterReply, 'Operation' | 'merge_with' | 'Updated Content'>

/**
 * Checks a reply against the limits on the number of routers and the list of routers. A merge without a valid target is
 * taken as a rewrite (design notes, §13.20).
 */
function decisionOf(
  { Operation: operation, merge_with: number = 0, 'Updated Content': contents }: Decision,
  { router, routers, network, ports }: Setting,
): RouterDecision {
  const { minRouters, maxRouters } = ports.settings
  const refuse = (refused: string): RouterDecision => ({ kind: 'none', refused })
  if (operation === 'none') return refuseNothing
  const profiles = [...new Set(contents.map((profile) => capWords(profile, WORD_LIMITS.router)))]
    .filter((profile) => profile !== '')
    .slice(0, 3)
  const [profile] = profiles
  if (operation === 'split') {
    if (profiles.length < 2) return refuse('a split needs two profiles')
    if (router.attributes.length < 2) return refuse('a split needs two attributes')
    if (routers.length - 1 + profiles.length > maxRouters) return refuse(`more than ${maxRouters} routers`)
    const objection = splitObjection(router, network, ports.settings)
    return objection === null ? { kind: 'split', profiles } : refuse(objection)
  }
  if (profile === undefined) return refuse(`content does not fit the operation “${operation}”`)
  const target = operation === 'merge' ? routers[number - 1] : undefined
  if (!target || target.id === router.id) return rewrite(router, profile)
  if (routers.length <= minRouters) return refuse(`fewer than ${minRouters} routers`)
  const objection = mergeObjection(router, target, network, ports.settings)
  return objection === null ? { kind: 'merge', target, profile } : refuse(objection)
}

const refuseNothing: RouterDecision = { kind: 'none', refused: null }

function rewrite(router: RouterAgent, profile: string): RouterDecision {
  const unchanged = profile === '' || profile === router.profile
  return unchanged ? refuseNothing : { kind: 'rewrite', profile }
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
