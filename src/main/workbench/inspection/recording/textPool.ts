/** Keeps one copy of texts that a log repeats: a message is written once for each client that it reached. */
import type { StampedEvent } from '#shared/events/runEvents.ts'

/** The most texts that are known at a time; then it begins anew, at the price of a second copy. */
const MOST = 20_000

/** Texts by themselves. */
export class TextPool {
  readonly #known = new Map<string, string>()

  /** Returns the event with texts that earlier events had, where they were the same. */
  shared(event: StampedEvent): StampedEvent {
    switch (event.type) {
      case 'message-delivered':
        return { ...event, message: { ...event.message, text: this.#text(event.message.text) } }
      case 'attributes-extracted':
        return { ...event, attributes: event.attributes.map((attribute) => this.#text(attribute)) }
      default:
        return event
    }
  }

  #text(text: string): string {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    if (this.#known.size >= MOST) this.#known.clear()
    this.#known.set(text, text)
    return text
  }
}
