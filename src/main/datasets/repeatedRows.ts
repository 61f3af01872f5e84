/** What of the rows of users repeats itself, or happened at one time. */
import type { ItemId } from '#shared/vocabulary/ids.ts'

/** Counts over all users of a file, and what is said of them. */
export class RepeatedRows {
  readonly #keeps: boolean
  #timed = false
  #same = 0
  #again = 0
  #tied = 0
  #tiedUsers = 0

  /** `keeps` tells whether an item counts as often as a user took it. */
  constructor(keeps: boolean) {
    this.#keeps = keeps
  }

  /** Takes the rows of one user in the order in which they happened; `times` is null where there are none. */
  add(items: readonly ItemId[], times: readonly number[] | null): void {
    this.#timed ||= times !== null
    // Times never fall, so that an item's last time is enough to know a repetition.
    const seen = new Map<ItemId, number>()
    const distinct: number[] = []
    items.forEach((item, index) => {
      const time = times?.[index] ?? 0
      const before = seen.get(item)
      if (before === time) this.#same++
      else if (before !== undefined) this.#again++
      seen.set(item, time)
      if (before === undefined || (this.#keeps && before !== time)) distinct.push(time)
    })
    if (times === null) return
    const tied = distinct.filter(
      (time, index) => time === distinct[index - 1] || time === distinct[index + 1],
    )
    this.#tied += tied.length
    this.#tiedUsers += tied.length > 0 ? 1 : 0
  }

  /** Says in whole sentences what was found. */
  notes(): readonly string[] {
    const what = this.#timed ? 'user, item and time' : 'user and item'
    const then = this.#keeps ? 'all count.' : 'the earliest counts.'
    return [
      ...(this.#same > 0
        ? [`${rows(this.#same, 'repeats', 'repeat')} ${what} of an earlier one; ${then}`]
        : []),
      ...(this.#again > 0
        ? [`${rows(this.#again, 'has', 'have')} an item that the user took before, at another time; ${then}`]
        : []),
      ...(this.#tied > 0
        ? [
            `${this.#tied} interactions of ${this.#tiedUsers === 1 ? 'one user' : `${this.#tiedUsers} users`} happened at the same time as another of the user; they keep the order of the file.`,
          ]
        : []),
    ]
  }
}

function rows(count: number, one: string, many: string): string {
  return count === 1 ? `one row ${one}` : `${count} rows ${many}`
}
