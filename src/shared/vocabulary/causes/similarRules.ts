/** Which other clients have a rule like one that is looked at. */
import type { ClientId } from '../ids.ts'

/** A rule of another client as of the step. */
export interface SimilarRule {
  readonly client: ClientId
  readonly name: string
  readonly rule: number
  readonly text: string
  /** The step at which the text was written. */
  readonly since: number
  /** The revision of its filter memory. */
  readonly revision: number
  /** From -1 to 1 by embeddings, and from 0 to 1 by words; 1 for the same text. */
  readonly similarity: number
}

export interface SimilarRules {
  readonly step: number
  /** The text that the others were compared with. */
  readonly text: string
  /** By which the rules were compared: the name of the embedding model of the run, or null for the words that both have. */
  readonly encoder: string | null
  /** The number of other clients with a filter memory. */
  readonly clients: number
  /** Of each client the most similar rule, the most similar first. */
  readonly rules: readonly SimilarRule[]
}
