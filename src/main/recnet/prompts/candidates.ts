/** How candidates are shown: each under a number and its title, so that a reply can name it in one way only. */
import { asText } from '../../prompting/prompt.ts'

/** One candidate of a prediction or a ranking. */
export interface Candidate {
  /** The title of the item; profiles change, and titles do not. */
  readonly title: string
  readonly profile: string
}

/** The values of the prompts that choose among candidates. */
export interface PredictVariables {
  readonly domainWord: string
  readonly userProfile: string
  /** In seeded order; a reply refers to them by number, counted from 1. */
  readonly candidates: readonly Candidate[]
}

/** Returns one paragraph a candidate. */
export function asCandidates(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ title, profile }, index) => `Candidate ${index + 1}, ${asText(title)}:\n${asText(profile)}`)
    .join('\n')
}

/** Returns the numbers by which a reply may name so many candidates. */
export function candidateNumbers(count: number): readonly [number, ...number[]] {
  return [1, ...Array.from({ length: count - 1 }, (_, index) => index + 2)]
}
