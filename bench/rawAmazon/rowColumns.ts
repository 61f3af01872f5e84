/** Users, items and days of reviews as columns that grow. */

/** Rows are added one at a time; the columns are read when all are there. */
export class RowColumns {
  #size = 0
  #users: Int32Array = new Int32Array(1024)
  #items: Int32Array = new Int32Array(1024)

  get size(): number {
    return this.#size
  }

  add(user: number, item: number): void {
    if (this.#size === this.#users.length) {
      this.#users = grown(this.#users)
      this.#items = grown(this.#items)
    }
    this.#users[this.#size] = user
    this.#items[this.#size++] = item
  }

  users(): Int32Array {
    return this.#users.slice(0, this.#size)
  }

  items(): Int32Array {
    return this.#items.slice(0, this.#size)
  }
}

function grown(column: Int32Array): Int32Array {
  const larger = new Int32Array(2 * column.length)
  larger.set(column)
  return larger
}
