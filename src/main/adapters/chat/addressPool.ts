/** Decides which chat server is asked next: the least busy one that has a free slot. */

/** The addresses of equal chat servers, each with a limit of requests in flight. `take` reserves a slot and `give` returns it. */
export class AddressPool {
  /** Requests in flight, by address. */
  readonly #busy: Map<string, number>
  /** The concurrency limit of each address. */
  readonly #parallel: number
  readonly #waiting: { readonly avoided: string | null; readonly resolve: (address: string) => void }[] = []

  constructor(addresses: readonly string[], parallel: number) {
    this.#busy = new Map(addresses.map((address) => [address, 0]))
    this.#parallel = parallel
  }

  /**
   * Resolves to the address with the fewest requests in flight, as soon as one has a free slot. `avoided` is an
   * address that just failed; it is used only where the pool has no other address.
   */
  take(avoided: string | null): Promise<string> {
    const address = this.#free(avoided)
    if (address !== null) return Promise.resolve(address)
    return new Promise((resolve) => this.#waiting.push({ avoided, resolve }))
  }

  /** Returns a slot and hands it to the first waiting caller that may use this address. */
  give(address: string): void {
    this.#count(address, -1)
    const next = this.#waiting.findIndex(({ avoided }) => avoided !== address || this.#busy.size === 1)
    if (next < 0) return
    const [waiting] = this.#waiting.splice(next, 1)
    this.#count(address, 1)
    waiting?.resolve(address)
  }

  #free(avoided: string | null): string | null {
    const open = [...this.#busy].filter(
      ([address, busy]) => busy < this.#parallel && (address !== avoided || this.#busy.size === 1),
    )
    const [least] = open.sort(([, a], [, b]) => a - b)
    if (!least) return null
    this.#count(least[0], 1)
    return least[0]
  }

  #count(address: string, by: number): void {
    this.#busy.set(address, (this.#busy.get(address) ?? 0) + by)
  }
}
