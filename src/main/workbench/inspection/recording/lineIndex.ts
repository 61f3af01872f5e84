/** Notes which lines of a log tell of a client or a router, so that its history is read without the rest of the log. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientId, GradientId } from '#shared/vocabulary/ids.ts'
import { subjectsOf, type Subject } from './subjectsOf.ts'

/** The lines on which a router's gradient stands: the interaction that was judged, and the credit. */
type GradientLines = readonly [judged: number, credit: number]

/** Takes the events of a whole run in order, each with the byte at which its line begins. */
export class LineIndex {
  readonly #lines = new Map<Subject, number[]>()
  /** The gradients that a client wrote for routers: more than all the rest, and seldom asked for. */
  readonly #forRouters = new Map<ClientId, number[]>()
  /** The gradients of routers that no optimization has named yet. */
  readonly #waiting = new Map<GradientId, GradientLines>()
  #judged = 0

  /** Takes the next event. */
  add(event: StampedEvent, byte: number): void {
    if (event.type === 'interaction-judged') this.#judged = byte
    if (event.type === 'credit-assigned' && event.module.kind === 'router') {
      this.#waiting.set(event.gradient, [this.#judged, byte])
      note(this.#forRouters, event.client, [byte])
    }
    const subjects = subjectsOf(event)
    const caused = 'causes' in event ? event.causes.flatMap((gradient) => this.#takeLines(gradient)) : []
    for (const subject of subjects) note(this.#lines, subject, [...caused, byte])
  }

  /**
   * Returns the bytes before `end` at which the lines of a subject begin, in ascending order: of a client all but the gradients
   * that it wrote for routers.
   */
  linesOf(subject: Subject, end: number): readonly number[] {
    const lines = (this.#lines.get(subject) ?? []).filter((byte) => byte < end)
    return [...new Set(lines)].sort((a, b) => a - b)
  }

  /** Returns those of the gradients that a client wrote for routers, in ascending order too. */
  linesForRouters(client: ClientId, end: number): readonly number[] {
    return (this.#forRouters.get(client) ?? []).filter((byte) => byte < end)
  }

  #takeLines(gradient: GradientId): readonly number[] {
    const lines = this.#waiting.get(gradient) ?? []
    this.#waiting.delete(gradient)
    return lines
  }
}

function note<Key>(index: Map<Key, number[]>, key: Key, bytes: readonly number[]): void {
  const lines = index.get(key)
  if (lines) lines.push(...bytes)
  else index.set(key, [...bytes])
}
