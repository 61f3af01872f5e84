/** What the stages of RecNet are given besides the network and the interaction. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { MethodPorts } from '../ports/methodPorts.ts'

/** The ports of a method together with the hyperparameters of the run and what its dataset is about. */
export interface Ports extends MethodPorts {
  /** What an item is called in prompts: CD, office product, movie. */
  readonly domainWord: string
  readonly settings: Hyperparameters
}
