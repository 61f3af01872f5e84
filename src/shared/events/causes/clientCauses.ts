/** What the events of one client say of causes: its revisions, gradients, predictions and merges, each tied to what it came from. */
import type { IntegrationRule, PreferenceMessage } from '../../vocabulary/agents.ts'
import type { ClientId, GradientId } from '../../vocabulary/ids.ts'
import { hasFilterMemory } from '../memories/hasFilterMemory.ts'
import type { StampedEvent } from '../runEvents.ts'

type Event<Type extends StampedEvent['type']> = Extract<StampedEvent, { readonly type: Type }>

/** A revision of F_c; its gradient is null for the first. */
export interface CausedMemory {
  readonly step: number
  readonly revision: number
  readonly rules: readonly IntegrationRule[]
  readonly gradient: GradientId | null
  readonly call: string | null
}

export interface CausedProfile {
  readonly step: number
  readonly revision: number
  readonly text: string
  readonly reason: 'first' | 'reception' | 'optimization' | 'reflection'
  readonly gradient: GradientId | null
  readonly call: string | null
  /** The call of the client's newest prediction before it. */
  readonly prediction: string | null
}

export interface CausedPrivate {
  readonly step: number
  readonly revision: number
  readonly text: string
  readonly call: string | null
  readonly prediction: string | null
}

export interface ClientGradient {
  readonly credit: Event<'credit-assigned'>
  /** The call of the prediction that was judged. */
  readonly prediction: string | null
}

/** A prediction that the client took part in. */
export interface ClientPrediction {
  readonly judged: Event<'interaction-judged'>
  /** The calls of the merges of this client since its interaction before. */
  readonly merges: readonly string[]
  /** The revision of this client's profile that was compared. */
  readonly profile: number
}

export interface ClientMerge {
  readonly step: number
  readonly call: string
  readonly messages: readonly PreferenceMessage[]
  /** The revisions that stood in the prompt; the memory is 0 where the client has none. */
  readonly profile: number
  readonly memory: number
}

/** Takes the events that name the client, in order. */
export class ClientCauses {
  readonly memories: CausedMemory[] = []
  readonly profiles: CausedProfile[] = []
  readonly privates: CausedPrivate[] = []
  readonly gradients = new Map<GradientId, ClientGradient>()
  readonly predictions = new Map<string, ClientPrediction>()
  readonly merges = new Map<string, ClientMerge>()
  readonly #client: ClientId
  #merged: string[] = []
  #prediction: string | null = null

  constructor(client: ClientId, events: readonly StampedEvent[]) {
    this.#client = client
    for (const event of events) this.#add(event)
  }

  #add(event: StampedEvent): void {
    switch (event.type) {
      case 'interaction-judged':
        return this.#judge(event)
      case 'credit-assigned':
        this.gradients.set(event.gradient, { credit: event, prediction: this.#prediction })
        return
      case 'private-memory-revised':
        if (event.user === this.#client)
          this.privates.push({ ...revisedBy(event), text: event.memory, prediction: this.#prediction })
        return
      case 'client-described':
      case 'buffer-drained':
      case 'message-integrated':
      case 'profile-revised':
      case 'filter-memory-revised':
        if (event.client === this.#client) this.#change(event)
        return
      default:
    }
  }

  #change(
    event: Event<
      | 'client-described'
      | 'buffer-drained'
      | 'message-integrated'
      | 'profile-revised'
      | 'filter-memory-revised'
    >,
  ): void {
    const { step } = event
    switch (event.type) {
      case 'client-described': {
        const nothing = { step, gradient: null, call: null } as const
        this.profiles.push({
          ...nothing,
          revision: 1,
          text: event.profile,
          reason: 'first',
          prediction: null,
        })
        const { revision, rules } = event.filterMemory
        if (hasFilterMemory(event.filterMemory)) this.memories.push({ ...nothing, revision, rules })
        return
      }
      case 'buffer-drained':
        return this.#merge(event, event.messages)
      case 'message-integrated':
        return this.#merge(event, [event.message])
      case 'profile-revised': {
        const { profile: text, reason, cause: gradient } = event
        this.profiles.push({ ...revisedBy(event), text, reason, gradient, prediction: this.#prediction })
        return
      }
      case 'filter-memory-revised':
        this.memories.push({ ...revisedBy(event), rules: event.rules, gradient: event.cause })
        return
      default:
        event satisfies never
    }
  }

  #merge(
    { step, call }: { readonly step: number; readonly call: string },
    messages: readonly PreferenceMessage[],
  ): void {
    const memory = this.memories.at(-1)?.revision ?? 0
    this.merges.set(call, { step, call, messages, profile: this.#profile, memory })
    this.#merged.push(call)
  }

  #judge(event: Event<'interaction-judged'>): void {
    this.predictions.set(event.call, { judged: event, merges: this.#merged, profile: this.#profile })
    this.#prediction = event.call
    this.#merged = []
  }

  get #profile(): number {
    return this.profiles.at(-1)?.revision ?? 0
  }
}

/** What every revision says of itself. */
function revisedBy<Call extends string | null>({
  step,
  revision,
  call,
}: {
  readonly step: number
  readonly revision: number
  readonly call: Call
}): { readonly step: number; readonly revision: number; readonly call: Call } {
  return { step, revision, call }
}
