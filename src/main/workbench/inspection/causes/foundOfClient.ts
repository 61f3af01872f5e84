/** Finds the nodes that the events of one client tell of alone: rules, filter memories, profiles, gradients and merges. */
import type { ClientCauses } from '#shared/events/causes/clientCauses.ts'
import { writtenRule } from '#shared/events/causes/writtenRule.ts'
import type { CauseRef } from '#shared/vocabulary/causes/causeAddress.ts'
import { isUserId, type ClientId, type GradientId } from '#shared/vocabulary/ids.ts'
import type { FoundCause } from './foundCause.ts'

/** What these references are: all but those that need several agents. */
export type ClientRef = Exclude<CauseRef, { kind: 'router' | 'message' | 'prediction' }>

/** Returns the node; null where the client has none such. */
export function foundOfClient(ref: ClientRef, causes: ClientCauses): FoundCause | null {
  switch (ref.kind) {
    case 'rule':
      return foundRule(ref, causes)
    case 'memory':
      return foundMemory(ref, causes)
    case 'profile':
      return foundProfile(ref, causes)
    case 'private':
      return foundPrivate(ref, causes)
    case 'gradient':
      return foundGradient(ref, causes)
    case 'merge':
      return foundMerge(ref, causes)
    default:
      return ref satisfies never
  }
}

type Ref<Kind extends CauseRef['kind']> = Extract<CauseRef, { readonly kind: Kind }>

function foundRule({ client, rule, revision }: Ref<'rule'>, causes: ClientCauses): FoundCause | null {
  const written = writtenRule(causes.memories, rule, revision)
  if (!written) return null
  const { memory, text, before } = written
  return {
    ref: { kind: 'rule', client, rule, revision: memory.revision },
    content: { kind: 'rule', client, rule, revision: memory.revision, text },
    step: memory.step,
    call: memory.call,
    causes: [
      ...gradientRefs(memory.gradient, causes),
      ...(before === null ? [] : [{ kind: 'rule', client, rule, revision: before } as const]),
    ],
  }
}

function foundMemory({ client, revision }: { client: ClientId; revision: number }, causes: ClientCauses) {
  const memory = causes.memories.find((one) => one.revision === revision)
  if (!memory) return null
  const ref = { kind: 'memory', client, revision } as const
  const before = causes.memories.findLast((one) => one.revision < revision)
  const found: FoundCause = {
    ref,
    content: { ...ref, rules: memory.rules.map(({ text }) => text) },
    step: memory.step,
    call: memory.call,
    causes: [
      ...gradientRefs(memory.gradient, causes),
      ...(before ? [{ ...ref, revision: before.revision }] : []),
    ],
  }
  return found
}

function foundProfile({ client, revision }: { client: ClientId; revision: number }, causes: ClientCauses) {
  const at = causes.profiles.findIndex((one) => one.revision === revision)
  const profile = causes.profiles[at]
  if (!profile) return null
  const { step, text, reason, gradient, call, prediction } = profile
  const ref = { kind: 'profile', client, revision } as const
  const before = causes.profiles[at - 1]
  // The merge has the profile before it below itself.
  const merged = reason === 'reception' && call !== null && causes.merges.has(call)
  const found: FoundCause = {
    ref,
    content: { ...ref, reason, text },
    ...{ step, call },
    causes: [
      ...gradientRefs(gradient, causes),
      ...(merged ? [{ kind: 'merge', client, call } as const] : []),
      ...(reason === 'reflection' ? predictionRefs(client, prediction) : []),
      ...(before && !merged ? [{ ...ref, revision: before.revision }] : []),
    ],
  }
  return found
}

function foundPrivate({ client, revision }: { client: ClientId; revision: number }, causes: ClientCauses) {
  const at = causes.privates.findIndex((one) => one.revision === revision)
  const memory = causes.privates[at]
  if (!memory) return null
  const { step, text, call, prediction } = memory
  const ref = { kind: 'private', client, revision } as const
  const before = causes.privates[at - 1]
  const found: FoundCause = {
    ref,
    content: { ...ref, text },
    ...{ step, call },
    causes: [
      ...predictionRefs(client, prediction),
      ...(before ? [{ ...ref, revision: before.revision }] : []),
    ],
  }
  return found
}

function foundGradient(ref: Ref<'gradient'>, causes: ClientCauses): FoundCause | null {
  const known = causes.gradients.get(ref.gradient)
  if (!known) return null
  const { step, gradient, client, module, impact, reward, evaluation, suggestion, call } = known.credit
  return {
    ref: { kind: 'gradient', client, gradient },
    content: { kind: 'gradient', gradient, module, impact, reward, evaluation, suggestion },
    ...{ step, call },
    causes: predictionRefs(client, known.prediction),
  }
}

function foundMerge(ref: Ref<'merge'>, causes: ClientCauses): FoundCause | null {
  const merge = causes.merges.get(ref.call)
  if (!merge) return null
  const { client } = ref
  const { step, call, messages, profile, memory } = merge
  return {
    ref,
    content: { kind: 'merge', client, messages: messages.length },
    ...{ step, call },
    causes: [
      ...messages.map(({ from }) => ({ kind: 'message', client, call, from }) as const),
      ...(memory === 0 ? [] : [{ kind: 'memory', client, revision: memory } as const]),
      { kind: 'profile', client, revision: profile },
    ],
  }
}

/** A gradient stands with the user of its interaction, which need not be the client that was revised. */
function gradientRefs(gradient: GradientId | null, { gradients }: ClientCauses): readonly CauseRef[] {
  const user = gradient === null ? undefined : gradients.get(gradient)?.credit.client
  return gradient !== null && user !== undefined && isUserId(user)
    ? [{ kind: 'gradient', client: user, gradient }]
    : []
}

function predictionRefs(client: ClientId, call: string | null): readonly CauseRef[] {
  return call === null ? [] : [{ kind: 'prediction', client, call }]
}
