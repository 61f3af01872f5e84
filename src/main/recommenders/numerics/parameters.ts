/** What a model learns: matrices with their gradients, which Adam changes step by step. */
import type { Place } from './kernels.ts'
import type { Matrix, Workspace } from './workspace.ts'

/** A learnt matrix, the gradient of the loss at it, and both moments of Adam. */
export interface Parameter extends Matrix {
  readonly gradient: Place
  readonly first: Place
  readonly second: Place
}

/** The values of all parameters of a model at one moment. */
export type Snapshot = readonly Float32Array[]

/** All parameters of one model. Their sizes are multiples of four. */
export class Parameters {
  readonly #workspace: Workspace
  readonly #all: Parameter[] = []
  #steps = 0

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  get all(): readonly Parameter[] {
    return this.#all
  }

  /** Adds a matrix whose elements are drawn in order, row by row. */
  add(rows: number, columns: number, draw: () => number): Parameter {
    const value = this.#workspace.matrix(rows, columns)
    const [gradient, first, second] = [0, 1, 2].map(() => this.#workspace.matrix(rows, columns).at)
    const parameter = { ...value, gradient: gradient ?? 0, first: first ?? 0, second: second ?? 0 }
    const floats = this.#workspace.floats(parameter)
    for (let index = 0; index < floats.length; index++) floats[index] = draw()
    this.#all.push(parameter)
    return parameter
  }

  /**
   * One step of Adam (β 0.9 and 0.999, ε 1e-8) against the gradients, which become zeros; `decay` weighs an L2 penalty, as
   * the weight decay of PyTorch does.
   */
  step(learningRate: number, decay: number): void {
    this.#steps += 1
    const rate = learningRate / (1 - 0.9 ** this.#steps)
    const root = 1 / Math.sqrt(1 - 0.999 ** this.#steps)
    for (const { at, rows, columns, gradient, first, second } of this.#all)
      this.#workspace.kernels.adam(rows * columns, at, gradient, first, second, rate, root, decay)
  }

  snapshot(): Snapshot {
    return this.#all.map((parameter) => this.#workspace.floats(parameter).slice())
  }

  restore(snapshot: Snapshot): void {
    this.#all.forEach((parameter, index) => {
      const values = snapshot[index]
      if (values) this.#workspace.floats(parameter).set(values)
    })
  }
}
