/** §2.4, Eq. 9 for routers: which operations are open to a router, and a reply checked against them. */
import type { RouterAgent } from '#shared/vocabulary/agents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Network } from '../network.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import type { RouterReply } from '../prompts/routerOptimizer.ts'
import { mergeObjection, splitObjection } from './routerHysteresis.ts'

/** What is open to a router in its network. What is not open has an objection, a reason in words. */
export interface OpenOperations {
  /** The most profiles that a split may have; 0 where it is not open. */
  readonly splitInto: number
  readonly splitObjection: string | null
  /** The routers near it in the order in which they are shown; a merge is open with those without an objection. */
  readonly near: readonly { readonly router: RouterAgent; readonly mergeObjection: string | null }[]
}

/** What a reply decides for one router. */
export type RouterDecision =
  | { readonly kind: 'rewrite'; readonly profile: string }
  | { readonly kind: 'split'; readonly profiles: readonly string[] }
  | { readonly kind: 'merge'; readonly target: RouterAgent; readonly profile: string }
  | { readonly kind: 'none'; readonly refused: string | null }

type Limits = Pick<Hyperparameters, 'minRouters' | 'maxRouters' | 'routerHysteresis'>

/** Most profiles of one split. */
const MOST_CHILDREN = 3

/** Returns what the limits on the number of routers, the router's attributes and its hysteresis leave open. */
export function openOperations(
  router: RouterAgent,
  near: readonly RouterAgent[],
  network: Network,
  limits: Limits,
): OpenOperations {
  const { minRouters, maxRouters } = limits
  const count = network.routers.size
  const objectionToSplit =
    router.attributes.length < 2
      ? 'a split needs two attributes'
      : count >= maxRouters
        ? `more than ${maxRouters} routers`
        : splitObjection(router, network, limits)
  return {
    splitInto: objectionToSplit === null ? Math.min(MOST_CHILDREN, maxRouters - count + 1) : 0,
    splitObjection: objectionToSplit,
    near: near.map((other) => ({
      router: other,
      mergeObjection:
        count <= minRouters
          ? `fewer than ${minRouters} routers`
          : mergeObjection(router, other, network, limits),
    })),
  }
}

/**
 * Returns the decision of a reply of which any part may be missing, since the model may have decided what was not
 * offered to it; `issue` says what is missing. A merge without a router of the list is taken as a rewrite (design notes, §13.20).
 */
export function decisionOf(
  {
    Operation: operation,
    merge_with: number = 0,
    'Updated Content': contents = [],
  }: Partial<Omit<RouterReply, 'reasoning'>>,
  router: RouterAgent,
  { splitInto, splitObjection: objectionToSplit, near }: OpenOperations,
  issue = 'the reply could not be read',
): RouterDecision {
  if (operation === undefined) return refuse(notOpen(issue, { splitObjection: objectionToSplit, near }))
  if (operation === 'none') return { kind: 'none', refused: null }
  const profiles = [...new Set(contents.map((profile) => capWords(profile, WORD_LIMITS.router)))].filter(
    (profile) => profile !== '',
  )
  const [profile] = profiles
  if (operation === 'split') {
    if (objectionToSplit !== null) return refuse(objectionToSplit)
    if (profiles.length < 2) return refuse('a split needs two profiles')
    return { kind: 'split', profiles: profiles.slice(0, splitInto) }
  }
  if (profile === undefined) return refuse(`no profile for the operation “${operation}”`)
  const target = operation === 'merge' ? near[number - 1] : undefined
  if (!target)
    return profile === router.profile ? { kind: 'none', refused: null } : { kind: 'rewrite', profile }
  if (target.mergeObjection !== null) return refuse(target.mergeObjection)
  return { kind: 'merge', target: target.router, profile }
}

/** What was not open is named as well, since a model may have insisted on it. */
function notOpen(
  issue: string,
  { splitObjection: split, near }: Pick<OpenOperations, 'splitObjection' | 'near'>,
): string {
  const merge = near.every(({ mergeObjection }) => mergeObjection !== null)
    ? near[0]?.mergeObjection
    : undefined
  const closed = [split, merge].filter((reason) => typeof reason === 'string')
  const plain = issue.replace(/\.$/, '')
  return closed.length === 0 ? plain : `${plain}; not open to it: ${closed.join('; ')}`
}

function refuse(refused: string): RouterDecision {
  return { kind: 'none', refused }
}
