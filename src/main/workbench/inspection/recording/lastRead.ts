/** Keeps what was read last by key, since a page asks several things about one agent at once. What could not be read is not kept. */
export class LastRead<Thing> {
  readonly #most: number
  readonly #kept = new Map<string, Promise<Thing>>()

  /** `most` things are kept. */
  constructor(most: number) {
    this.#most = most
  }

  /** Returns what is kept under the key, or else reads it. */
  async of(key: string, read: () => Promise<Thing>): Promise<Thing> {
    const thing = this.#kept.get(key) ?? read()
    this.#kept.delete(key)
    this.#kept.set(key, thing)
    for (const oldest of [...this.#kept.keys()].slice(0, -this.#most)) this.#kept.delete(oldest)
    try {
      return await thing
    } catch (error) {
      if (this.#kept.get(key) === thing) this.#kept.delete(key)
      throw error
    }
  }
}
