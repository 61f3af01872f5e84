/** Keeps one copy of texts that a log repeats: a message is written once for each client that it reached. */
import type { StampedEvent } from '#shared/events/runEvents.ts'

/** The most attributes that are known at a time; then it begins anew, at the price of a second copy. */
const MOST = 20_000

/** Texts by themselves. */
export class TextPool {
  readonly #attributes = new Map<string, string>()
  /** What each sender said last. To compare two texts takes less than to look one up among all. */
  readonly #said = new Map<string, string>()

  /** Returns the event with texts that earlier events had, where they were the same. */
  shared(event: StampedEvent): StampedEvent {
    switch (event.type) {
      case 'message-delivered': {
        const { from, text } = event.message
        const known = this.#said.get(from)
        if (known === text) return { ...event, message: { ...event.message, text: known } }
        this.#said.set(from, text)
        return event
      }
      case 'attributes-extracted':
        return { ...event, attributes: event.attributes.map((attribute) => this.#attribute(attribute)) }
      default:
        return event
    }
  }

  #attribute(text: string): string {
    const known = this.#attributes.get(text)
    if (known !== undefined) return known
    if (this.#attributes.size >= MOST) this.#attributes.clear()
    this.#attributes.set(text, text)
    return text
  }
}
