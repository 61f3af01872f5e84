/** What came of a thing: the merges in whose prompt it stood, the predictions that compared it, and the revisions that it caused. */
import type { ClientCauses } from '#shared/events/causes/clientCauses.ts'
import { writtenRule } from '#shared/events/causes/writtenRule.ts'
import { causeAddress, type CauseRef } from '#shared/vocabulary/causes/causeAddress.ts'
import type { CauseTree, CauseUse } from '#shared/vocabulary/causes/causes.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { RunAsOf } from '../recording/recording.ts'
import type { CauseReader } from './causeReader.ts'

type Ref<Kind extends CauseRef['kind']> = Extract<CauseRef, { readonly kind: Kind }>

/** What the uses of routers are read from. */
export type UsedRun = Pick<RunAsOf, 'routerUses' | 'step'>

/** Returns the uses, oldest first. */
export async function usesOf(ref: CauseRef, reader: CauseReader, run: UsedRun): Promise<readonly CauseUse[]> {
  switch (ref.kind) {
    case 'rule': {
      const causes = await reader.client(ref.client)
      const [from, until] = rangeOf(ref, causes)
      return mergesOf(ref.client, causes, ({ memory }) => memory >= from && memory < until)
    }
    case 'memory':
      return mergesOf(ref.client, await reader.client(ref.client), ({ memory }) => memory === ref.revision)
    case 'profile': {
      const causes = await reader.client(ref.client)
      return inOrder([
        ...mergesOf(ref.client, causes, ({ profile }) => profile === ref.revision),
        ...predictionsOf(ref.client, causes, ({ profile }) => profile === ref.revision),
      ])
    }
    case 'private':
      return []
    case 'gradient':
      return ofGradient(ref, reader)
    case 'prediction':
      return ofPrediction(ref, await reader.judge(ref.client))
    case 'merge':
    case 'message': {
      const causes = await reader.client(ref.client)
      const revised = causes.profiles.filter(
        ({ call, reason }) => reason === 'reception' && call === ref.call,
      )
      return inOrder([
        ...revised.map((profile) => useOf('profile', { ...profile, client: ref.client })),
        ...predictionsOf(ref.client, causes, ({ merges }) => merges.includes(ref.call)),
      ])
    }
    case 'router':
      return ofRouter(ref, run)
    default:
      return ref satisfies never
  }
}

/** Returns since when a thing is replaced; null while it is in force, and for what never is. */
export async function endOf(ref: CauseRef, reader: CauseReader): Promise<CauseTree['ended']> {
  switch (ref.kind) {
    case 'rule': {
      const { client, rule } = ref
      const next = writtenRule((await reader.client(client)).memories, rule, ref.revision)?.next
      if (!next) return null
      const { step, revision } = next.memory
      const address = causeAddress({ kind: 'rule', client, rule, revision })
      return { step, how: next.text === null ? 'dropped' : 'rewritten', address }
    }
    case 'memory':
      return rewritten(ref, (await reader.client(ref.client)).memories)
    case 'profile':
      return rewritten(ref, (await reader.client(ref.client)).profiles)
    case 'private':
      return rewritten(ref, (await reader.client(ref.client)).privates)
    case 'router':
      return rewritten(ref, await reader.router(ref.router))
    default:
      return null
  }
}

function rewritten(
  ref: Exclude<CauseRef, Ref<'rule' | 'gradient' | 'prediction' | 'merge' | 'message'>>,
  revisions: readonly { readonly revision: number; readonly step: number }[],
): CauseTree['ended'] {
  const next = revisions.find(({ revision }) => revision > ref.revision)
  if (!next) return null
  return { step: next.step, how: 'rewritten', address: causeAddress({ ...ref, revision: next.revision }) }
}

function rangeOf({ rule, revision }: Ref<'rule'>, { memories }: ClientCauses): readonly [number, number] {
  const written = writtenRule(memories, rule, revision)
  // A rule that was dropped stands in no prompt.
  if (!written || written.text === null) return [0, 0]
  return [written.memory.revision, written.next?.memory.revision ?? Infinity]
}

type Merge = ClientCauses['merges'] extends Map<string, infer One> ? One : never
type Prediction = ClientCauses['predictions'] extends Map<string, infer One> ? One : never

function mergesOf(client: ClientId, { merges }: ClientCauses, which: (merge: Merge) => boolean): CauseUse[] {
  return [...merges.values()].filter(which).map(({ step, call }) => {
    return {
      kind: 'merge',
      address: causeAddress({ kind: 'merge', client, call }),
      step,
      agent: client,
      call,
    }
  })
}

function predictionsOf(
  client: ClientId,
  { predictions }: ClientCauses,
  which: (prediction: Prediction) => boolean,
): CauseUse[] {
  return [...predictions.values()].filter(which).map(({ judged: { step, call, user } }) => {
    const address = causeAddress({ kind: 'prediction', client, call })
    return { kind: 'prediction', address, step, agent: user, call }
  })
}

interface Revised {
  readonly client: ClientId
  readonly revision: number
  readonly step: number
  readonly call: string | null
}

function useOf(kind: 'profile' | 'memory' | 'private', { client, revision, step, call }: Revised): CauseUse {
  return { kind, address: causeAddress({ kind, client, revision }), step, agent: client, call }
}

async function ofGradient(ref: Ref<'gradient'>, reader: CauseReader) {
  const { gradient } = ref
  const module = (await reader.judgeOf(ref)).gradients.get(gradient)?.credit.module
  if (!module) return []
  if (module.kind === 'router') {
    // The router may be gone by a split or a merge, which the gradient caused too.
    const routers = await reader.caused(module.router)
    return routers
      .filter(({ gradients }) => gradients.some((one) => one.gradient === gradient))
      .map(({ router, revision, step, call }): CauseUse => {
        return {
          kind: 'router',
          address: causeAddress({ kind: 'router', router, revision }),
          step,
          agent: router,
          call,
        }
      })
  }
  const { client } = module
  const { profiles, memories } = await reader.client(client)
  return [
    ...profiles.filter((one) => one.gradient === gradient).map((one) => useOf('profile', { ...one, client })),
    ...memories.filter((one) => one.gradient === gradient).map((one) => useOf('memory', { ...one, client })),
  ]
}

function ofPrediction({ client, call }: Ref<'prediction'>, causes: ClientCauses): readonly CauseUse[] {
  const gradients = [...causes.gradients.values()].filter(({ prediction }) => prediction === call)
  return inOrder([
    ...gradients.map(({ credit: { gradient, client: user, step, call: written, module } }): CauseUse => {
      const agent = module.kind === 'router' ? module.router : module.client
      const address = causeAddress({ kind: 'gradient', client: user, gradient })
      return { kind: 'gradient', address, step, agent, call: written }
    }),
    ...causes.privates
      .filter(({ prediction }) => prediction === call)
      .map((one) => useOf('private', { ...one, client })),
    ...causes.profiles
      .filter(({ prediction, reason }) => prediction === call && reason === 'reflection')
      .map((one) => useOf('profile', { ...one, client })),
  ])
}

function ofRouter(
  { router, revision }: Ref<'router'>,
  { routerUses, step: at }: UsedRun,
): readonly CauseUse[] {
  return routerUses.of(router, revision, at).map(({ step, client, call }): CauseUse => {
    const address = causeAddress({ kind: 'message', client, call, from: router })
    return { kind: 'merge', address, step, agent: client, call }
  })
}

function inOrder(uses: readonly CauseUse[]): readonly CauseUse[] {
  return uses.toSorted((a, b) => a.step - b.step)
}
