/** What the stages of RecNet are given besides the network and the interaction. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { MethodPorts } from '../ports/methodPorts.ts'

/** The ports of a method together with the hyperparameters of the run. */
export interface Ports extends MethodPorts {
  readonly settings: Hyperparameters
}
