/** All that the stages of RecNet are given besides the network and the interaction. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { MethodPorts } from '../ports/methodPorts.ts'

export interface Ports extends MethodPorts {
  readonly settings: Hyperparameters
}
