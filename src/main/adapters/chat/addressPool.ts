/** Which server is asked next: the one with the fewest questions under way that has room for another. */

export class AddressPool {
  readonly #busy: Map<string, number>
  readonly #parallel: number
  readonly #waiting: { readonly avoided: string | null; readonly resolve: (address: string) => void }[] = []

  constructor(addresses: readonly string[], parallel: number) {
    this.#busy = new Map(addresses.map((address) => [address, 0]))
    this.#parallel = parallel
  }

  /** `avoided` is taken only where there is no other at all. */
  take(avoided: string | null): Promise<string> {
    const address = this.#free(avoided)
    if (address !== null) return Promise.resolve(address)
    return new Promise((resolve) => this.#waiting.push({ avoided, resolve }))
  }

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
