/** Lines one by one out of lists of them. */

/**
 * Iterates over the lines, each time from the start. Written by hand, since an asynchronous generator takes three times as
 * long for each line, and a file has millions. Breaking off ends the reading.
 */
export function eachLine(read: () => AsyncGenerator<readonly string[]>): AsyncIterable<string> {
  return { [Symbol.asyncIterator]: () => new LineIterator(read()) }
}

class LineIterator implements AsyncIterator<string, undefined> {
  readonly #lists: AsyncGenerator<readonly string[]>
  #lines: readonly string[] = []
  #at = 0

  constructor(lists: AsyncGenerator<readonly string[]>) {
    this.#lists = lists
  }

  next(): Promise<IteratorResult<string, undefined>> {
    return this.#at < this.#lines.length ? Promise.resolve(this.#line()) : this.#refilled()
  }

  async return(): Promise<IteratorResult<string, undefined>> {
    this.#lines = []
    await this.#lists.return(undefined)
    return { done: true, value: undefined }
  }

  #line(): IteratorResult<string, undefined> {
    return { done: false, value: this.#lines[this.#at++] ?? '' }
  }

  async #refilled(): Promise<IteratorResult<string, undefined>> {
    do {
      const next = await this.#lists.next()
      if (next.done === true) return { done: true, value: undefined }
      this.#lines = next.value
      this.#at = 0
    } while (this.#lines.length === 0)
    return this.#line()
  }
}
