/** Names the nodes of a tree of causes, so that each can be asked for and linked: `rule/u:2867/3/6`, `merge/u:2867/412%2Fmerge%2Fu:2867`. */
import { isClientId, type ClientId, type GradientId, type RouterId } from '../ids.ts'

/** What an address names. Calls tell apart what happens more than once in a step. */
export type CauseRef =
  | { readonly kind: 'rule'; readonly client: ClientId; readonly rule: number; readonly revision: number }
  | { readonly kind: 'memory'; readonly client: ClientId; readonly revision: number }
  | { readonly kind: 'profile'; readonly client: ClientId; readonly revision: number }
  | { readonly kind: 'private'; readonly client: ClientId; readonly revision: number }
  /** `client` is the user of the interaction. */
  | { readonly kind: 'gradient'; readonly client: ClientId; readonly gradient: GradientId }
  /** `client` is one of its three clients. */
  | { readonly kind: 'prediction'; readonly client: ClientId; readonly call: string }
  | { readonly kind: 'merge'; readonly client: ClientId; readonly call: string }
  | {
      readonly kind: 'message'
      readonly client: ClientId
      readonly call: string
      readonly from: RouterId | ClientId
    }
  | { readonly kind: 'router'; readonly router: RouterId; readonly revision: number }

/** Writes the address of a node. */
export function causeAddress(ref: CauseRef): string {
  return [ref.kind, ...partsOf(ref)].map((part) => escaped(String(part))).join('/')
}

function partsOf(ref: CauseRef): readonly (string | number)[] {
  switch (ref.kind) {
    case 'rule':
      return [ref.client, ref.rule, ref.revision]
    case 'memory':
    case 'profile':
    case 'private':
      return [ref.client, ref.revision]
    case 'gradient':
      return [ref.client, ref.gradient]
    case 'prediction':
    case 'merge':
      return [ref.client, ref.call]
    case 'message':
      return [ref.client, ref.call, ref.from]
    case 'router':
      return [ref.router, ref.revision]
    default:
      return ref satisfies never
  }
}

/** Reads an address; null where it is none. */
export function causeRefIn(address: string): CauseRef | null {
  const [kind, first = '', second = '', third = '', ...rest] = address.split('/').map(unescaped)
  if (rest.length > 0) return null
  const revision = numberIn(second)
  if (kind === 'router')
    return isRouterId(first) && revision !== null && third === '' ? { kind, router: first, revision } : null
  if (!isClientId(first)) return null
  const client = first
  switch (kind) {
    case 'rule': {
      const [rule, written] = [revision, numberIn(third)]
      return rule === null || written === null ? null : { kind, client, rule, revision: written }
    }
    case 'memory':
    case 'profile':
    case 'private':
      return revision === null || third !== '' ? null : { kind, client, revision }
    case 'gradient':
      return isGradientId(second) && third === '' ? { kind, client, gradient: second } : null
    case 'prediction':
    case 'merge':
      return second === '' || third !== '' ? null : { kind, client, call: second }
    case 'message':
      return second !== '' && (isRouterId(third) || isClientId(third))
        ? { kind, client, call: second, from: third }
        : null
    default:
      return null
  }
}

function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('/', '%2F')
}

function unescaped(part: string): string {
  return part.replaceAll('%2F', '/').replaceAll('%25', '%')
}

function numberIn(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

function isRouterId(text: string): text is RouterId {
  return /^r\d+$/.test(text)
}

function isGradientId(text: string): text is GradientId {
  return /^g\d+\.\d+$/.test(text)
}
