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

/** Three candidates of the examples; none of them stands where a real answer is likelier. */
export const EXAMPLE_OF_CHOOSING: PredictVariables = {
  domainWord: 'garden tool',
  userProfile: 'I dig heavy clay and want forged tools with long handles.',
  candidates: [
    { title: 'Balcony Set', profile: '“Balcony Set” is a garden tool. Small plastic trowels for pots.' },
    { title: 'Lawn Rake', profile: '“Lawn Rake” is a garden tool. A light rake with a long handle.' },
    { title: 'Clay Spade', profile: '“Clay Spade” is a garden tool. A forged spade for heavy ground.' },
  ],
}
