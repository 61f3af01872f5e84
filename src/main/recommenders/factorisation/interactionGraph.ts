/** The graph of users and items of LightGCN (He et al. 2020): the adjacency matrix, normalised on both sides. */
import type { Place } from '../numerics/kernels.ts'
import type { Matrix, Workspace } from '../numerics/workspace.ts'

/** A sparse symmetric matrix over users and items, users first. */
export class InteractionGraph {
  readonly #workspace: Workspace
  readonly #rows: number
  readonly #offsets: Place
  readonly #columns: Place
  readonly #weights: Matrix

  /** `histories` are item numbers from 1 by user; row 0 of either part has no neighbours. */
  constructor(workspace: Workspace, histories: readonly (readonly number[])[], items: number) {
    const users = histories.length + 1
    const neighbours: number[][] = Array.from({ length: users + items + 1 }, () => [])
    histories.forEach((history, index) => {
      for (const item of new Set(history)) {
        neighbours[index + 1]?.push(users + item)
        neighbours[users + item]?.push(index + 1)
      }
    })
    const degree = (row: number) => neighbours[row]?.length ?? 0
    const offsets = [0]
    for (const row of neighbours) offsets.push((offsets.at(-1) ?? 0) + row.length)
    this.#workspace = workspace
    this.#rows = neighbours.length
    this.#offsets = workspace.numbers(offsets.length)
    workspace.write(this.#offsets, offsets)
    const columns = neighbours.flat()
    this.#columns = workspace.numbers(Math.max(1, columns.length))
    workspace.write(this.#columns, columns)
    this.#weights = workspace.matrix(1, Math.max(1, columns.length))
    const weights = neighbours.flatMap((row) =>
      row.map((column) => 1 / Math.sqrt(row.length * degree(column))),
    )
    workspace.floats(this.#weights).set(weights)
  }

  /**
   * to = the mean of x, A x, …, A^layers x. The matrix is symmetric, so gradients go back in the same way. `spare` has the size
   * of x, and the three are apart.
   */
  spread(layers: number, { to, x, spare }: Record<'to' | 'x' | 'spare', Place>, columns: number): void {
    const { kernels } = this.#workspace
    const size = this.#rows * columns
    kernels.copy(size, to, x)
    for (let layer = 0; layer < layers; layer++) {
      kernels.copy(size, spare, to)
      const matrix = [this.#offsets, this.#columns, this.#weights.at] as const
      kernels.multiplySparse(this.#rows, columns, to, ...matrix, spare)
      kernels.add(size, to, x)
    }
    kernels.scale(size, to, 1 / (layers + 1))
  }
}
