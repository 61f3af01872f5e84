/** Notifies of changes no more often than an eye can follow. */

/** Calls `tell` at once where that is asked for, and otherwise at most once in each pause. */
export class Throttle {
  readonly #tell: () => void
  readonly #pause: number
  #due: NodeJS.Timeout | null = null

  /** `pause` is the longest time between a change and its notification, in milliseconds. */
  constructor(tell: () => void, pause: number) {
    this.#tell = tell
    this.#pause = pause
  }

  /** Notifies at once, also of whatever was waiting. */
  now(): void {
    this.close()
    this.#tell()
  }

  /** Notifies at the end of the pause that has begun; a pause begins where there is none. */
  soon(): void {
    this.#due ??= setTimeout(() => this.now(), this.#pause)
  }

  /** Forgets what was waiting. */
  close(): void {
    if (this.#due) clearTimeout(this.#due)
    this.#due = null
  }
}
