/** Decides which chat server is asked next: the least busy one that has a free slot. */

/** In milliseconds: how long an address that is away is left alone while another can be asked. */
const REST = 15_000

/** The addresses of equal chat servers, each with a limit of requests in flight. `take` reserves a slot and `give` returns it. */
export class AddressPool {
  /** Requests in flight, by address. */
  readonly #busy: Map<string, number>
  /** The concurrency limit of each address. */
  readonly #parallel: number
  readonly #waiting: { readonly avoided: string | null; readonly resolve: (address: string) => void }[] = []
  /** Until when addresses rest, by the clock of `performance`. */
  readonly #resting = new Map<string, number>()

  constructor(addresses: readonly string[], parallel: number) {
    this.#busy = new Map(addresses.map((address) => [address, 0]))
    this.#parallel = parallel
  }

  /**
   * Resolves to the address with the fewest requests in flight, as soon as one has a free slot. `avoided` is an
   * address that just failed; it is used only where the pool has no other address, and so are those that rest.
   */
  take(avoided: string | null): Promise<string> {
    const address = this.#free(avoided)
    if (address !== null) return Promise.resolve(address)
    return new Promise((resolve) => this.#waiting.push({ avoided, resolve }))
  }

  /** Returns a slot and hands it to the first waiting caller that may use this address. */
  give(address: string): void {
    this.#count(address, -1)
    const next = this.#waiting.findIndex(({ avoided }) => this.#openTo(avoided).includes(address))
    if (next < 0) return
    const [waiting] = this.#waiting.splice(next, 1)
    this.#count(address, 1)
    waiting?.resolve(address)
  }

  /** Leaves an address alone for a while, or no longer. */
  rest(address: string, isAway: boolean): void {
    if (isAway) this.#resting.set(address, performance.now() + REST)
    else this.#resting.delete(address)
  }

  #free(avoided: string | null): string | null {
    const busyAt = (address: string) => this.#busy.get(address) ?? 0
    const open = this.#openTo(avoided).filter((address) => busyAt(address) < this.#parallel)
    const [least] = open.sort((a, b) => busyAt(a) - busyAt(b))
    if (least === undefined) return null
    this.#count(least, 1)
    return least
  }

  /** Returns the addresses that a caller may use, whether or not they have a free slot. */
  #openTo(avoided: string | null): string[] {
    const all = [...this.#busy.keys()]
    const others = all.length === 1 ? all : all.filter((address) => address !== avoided)
    const now = performance.now()
    const awake = others.filter((address) => (this.#resting.get(address) ?? 0) <= now)
    return awake.length > 0 ? awake : others
  }

  #count(address: string, by: number): void {
    this.#busy.set(address, (this.#busy.get(address) ?? 0) + by)
  }
}
