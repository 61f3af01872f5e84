/** A linear layer, y = x W + b, and its gradients. */
import type { Place } from './kernels.ts'
import type { Parameter, Parameters } from './parameters.ts'
import type { Workspace } from './workspace.ts'

/** W has a row for each input and a column for each output. */
export interface Linear {
  readonly weight: Parameter
  readonly bias: Parameter
}

export function linearLayer(
  parameters: Parameters,
  inputs: number,
  outputs: number,
  draw: () => number,
): Linear {
  return { weight: parameters.add(inputs, outputs, draw), bias: parameters.add(1, outputs, () => 0) }
}

/** y = x W + b for so many rows of x. */
export function linear({ kernels }: Workspace, { weight, bias }: Linear, rows: number, x: Place, y: Place) {
  const { at, rows: inputs, columns: outputs } = weight
  kernels.fillRows(rows, outputs, y, bias.at)
  kernels.multiply(rows, outputs, inputs, x, inputs, 1, at, outputs, 1, y, outputs, 1)
}

/** Where x and the gradient of y are, and where that of x goes. */
export interface LinearPlaces {
  readonly x: Place
  readonly gradient: Place
  readonly xGradient: Place
  readonly adds?: boolean
}

/**
 * Adds to the gradients of W and b, and sets that of x, or adds to it where `adds`; `gradient` is that of y.
 */
export function linearGradient(
  { kernels }: Workspace,
  { weight, bias }: Linear,
  rows: number,
  { x, gradient, xGradient, adds = false }: LinearPlaces,
): void {
  const { at, rows: inputs, columns: outputs } = weight
  kernels.multiply(
    ...([inputs, outputs, rows, x, 1, inputs, gradient, outputs, 1, weight.gradient, outputs, 1] as const),
  )
  kernels.sumRows(rows, outputs, bias.gradient, gradient)
  kernels.multiply(
    ...([
      rows,
      inputs,
      outputs,
      gradient,
      outputs,
      1,
      at,
      1,
      outputs,
      xGradient,
      inputs,
      adds ? 1 : 0,
    ] as const),
  )
}
