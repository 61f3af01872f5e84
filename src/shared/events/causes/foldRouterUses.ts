/** Folds which merges took up each revision of each router, so that all of them can be told as of any step. */
import type { PreferenceMessage } from '../../vocabulary/agents.ts'
import type { ClientId, RouterId } from '../../vocabulary/ids.ts'
import { countUpTo } from '../../vocabulary/recording/countUpTo.ts'
import type { StampedEvent } from '../runEvents.ts'
import { writtenProfiles } from './writtenProfiles.ts'

/** A merge in which a message with the profile of a router stood. */
export interface RouterUse {
  readonly step: number
  readonly client: ClientId
  /** The call that merged it. */
  readonly call: string
}

/** The merges of one revision in the order of the log. A long run has many: columns take less room than records. */
interface Uses {
  readonly steps: number[]
  readonly clients: ClientId[]
  /** Whether the merge was of one message alone, as without a message buffer. */
  readonly alone: boolean[]
  /** Only of calls that are not named as those of merges are, such as repairs. */
  readonly calls: Map<number, string>
}

interface Revision {
  readonly step: number
  readonly text: string
  readonly uses: Uses
}

/** Takes the events of a whole run in order. */
export class RouterUsesFold {
  readonly #routers = new Map<PreferenceMessage['from'], Revision[]>()

  /** Takes the next event. */
  add(event: StampedEvent): void {
    for (const { router, text } of writtenProfiles(event)) this.#write(router, event.step, text)
    if (event.type === 'buffer-drained') this.#take(event, event.messages, false)
    if (event.type === 'message-integrated') this.#take(event, [event.message], true)
  }

  /** Returns the merges of a revision, counted from 1, up to and with a step, oldest first. */
  of(router: RouterId, revision: number, step = Infinity): readonly RouterUse[] {
    const uses = this.#routers.get(router)?.[revision - 1]?.uses
    if (!uses) return []
    const { steps, clients, alone, calls } = uses
    return clients.slice(0, countUpTo(steps, step)).map((client, index): RouterUse => {
      const at = steps[index] ?? 0
      const subject = alone[index] ? `${client}/${router}` : client
      return { step: at, client, call: calls.get(index) ?? usualCall(at, subject) }
    })
  }

  #write(router: RouterId, step: number, text: string): void {
    const revisions = this.#routers.get(router) ?? []
    revisions.push({ step, text, uses: { steps: [], clients: [], alone: [], calls: new Map() } })
    this.#routers.set(router, revisions)
  }

  #take(
    { step, client, call }: { readonly step: number; readonly client: ClientId; readonly call: string },
    messages: readonly PreferenceMessage[],
    isAlone: boolean,
  ): void {
    const taken = new Set<Uses>()
    for (const message of messages) {
      const uses = this.#sent(message)?.uses
      if (!uses || taken.has(uses)) continue
      taken.add(uses)
      const usual = usualCall(step, isAlone ? `${client}/${message.from}` : client)
      if (call !== usual) uses.calls.set(uses.steps.length, call)
      uses.steps.push(step)
      uses.clients.push(client)
      uses.alone.push(isAlone)
    }
  }

  /** The revision that a message is a copy of: of those that were there when it was delivered, the last with its text. */
  #sent({ from, text, step }: PreferenceMessage): Revision | undefined {
    const there = this.#routers.get(from)?.filter((revision) => revision.step <= step) ?? []
    return there.findLast((revision) => revision.text === text) ?? there.at(-1)
  }
}

function usualCall(step: number, subject: string): string {
  return `${step}/merge/${subject}`
}
