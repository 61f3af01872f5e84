/** Finds the cautions of a result: reasons why it should not be trusted as it stands. */
import { CAUTION_CODES, type Caution, type CautionCode } from '../vocabulary/trust/cautions.ts'
import type { CautionFacts } from './cautionFacts.ts'
import { worstShare } from './worstShare.ts'

/** A candidate that was left unranked counts as a miss, so that a coverage of 98 % can hide 0.02 of any metric. */
const LEAST_COVERAGE = 0.98
/** Of the predictions; they count as wrong and so teach gradients that no preference asked for. */
const MOST_UNREAD = 0.05
/** With fewer users, half of a usual 95 % interval of NDCG@10 is wider than 0.1, more than methods differ by. */
const FEWEST_USERS = 50
/** The reference that knows nothing of a user's taste, by the name that it gives itself. */
const POPULARITY = 'Pop'

type OwnResult = NonNullable<CautionFacts['evaluation']> & {
  readonly own: NonNullable<CautionFacts['evaluation']>['methods'][number]
}
type Finding = readonly [code: CautionCode, label: string, sentence: string] | null

/** Returns the cautions in the order of their codes; none for a result that can be trusted, and before the first evaluation. */
export function cautionsOf(facts: CautionFacts): readonly Caution[] {
  const own = facts.evaluation?.methods[0]
  if (!facts.evaluation || !own) return []
  const result = { ...facts.evaluation, own }
  const found = [wentOn(facts), ...resultFindings(result), ...workFindings(facts)].flatMap((finding) =>
    finding ? [{ code: finding[0], label: finding[1], sentence: finding[2] }] : [],
  )
  return found.sort((a, b) => CAUTION_CODES.indexOf(a.code) - CAUTION_CODES.indexOf(b.code))
}

function resultFindings(result: OwnResult): readonly Finding[] {
  const { own, final, heldOut } = result
  return [
    own.coverage < LEAST_COVERAGE
      ? [
          'low-coverage',
          'low coverage',
          `Only ${percent(own.coverage)} of the candidates were ranked, and those left out count as misses: the metric is lower than the method's true one. Look in Prompts at rankings that could not be read, or give replies more tokens.`,
        ]
      : null,
    betterPopularity(result),
    aboveChance(result),
    own.users < FEWEST_USERS
      ? [
          'few-users',
          'few users',
          `The mean is over ${own.users} users, so that its interval is wider than most differences between methods. Evaluate at least ${FEWEST_USERS} before you compare.`,
        ]
      : null,
    heldOut === 'validation'
      ? [
          'validation-items',
          'validation items',
          'Validation items were ranked: this figure is for choosing settings, not for results. Compare test items alone.',
        ]
      : null,
    final
      ? null
      : [
          'not-final',
          'not final',
          'The run has not reached its final evaluation, so this is a point of its learning curve. Let it finish before you report it.',
        ],
  ]
}

function betterPopularity({ own, methods }: OwnResult): Finding {
  const popular = methods.find(({ method }) => method === POPULARITY)
  if (!popular || popular === own || popular.mean['ndcg@10'] < own.mean['ndcg@10']) return null
  return [
    'popularity-is-better',
    'Pop is better',
    `Ordering by popularity alone reaches NDCG@10 ${fixed(popular.mean['ndcg@10'])}, the method ${fixed(own.mean['ndcg@10'])}: the protocol may measure popularity. Look at the checks of the dataset and how its negatives are drawn.`,
  ]
}

function aboveChance({ own, floor }: OwnResult): Finding {
  const { low, high } = own.interval['ndcg@10']
  if (low > floor['ndcg@10']) return null
  return [
    'not-above-chance',
    'not above chance',
    `The interval of NDCG@10, ${fixed(low)} to ${fixed(high)}, does not lie above the random floor ${fixed(floor['ndcg@10'])}: random orders do as well. More users, a longer run or another model may tell them apart.`,
  ]
}

/** Of several times that a run went on, the first is told with all parts. */
function wentOn({ acceptedDifferences }: CautionFacts): Finding {
  const [first] = acceptedDifferences
  if (!first) return null
  const parts = [...new Set(acceptedDifferences.flatMap((accepted) => accepted.parts))].join(', ')
  return [
    'went-on-anyway',
    'went on anyway',
    `The run went on from step ${first.step} although these were no longer what it began with: ${parts}. It is no run of one configuration, and nobody can repeat it. Start it anew before you report it.`,
  ]
}

function workFindings({ calls, predictions, routing, oscillation }: CautionFacts): readonly Finding[] {
  const fallen = worstShare(calls, ({ fellBack }) => fellBack)
  const cut = worstShare(calls, ({ truncated }) => truncated ?? 0)
  const unread = predictions.judged === 0 ? 0 : predictions.unparsed / predictions.judged
  return [
    fallen
      ? [
          'calls-fell-back',
          'calls fell back',
          `${percent(fallen.share)} of the ${fallen.prompt} calls could not be read and took their fallback, so that the result is partly not the model's. Look at them in Prompts, or choose a larger model.`,
        ]
      : null,
    cut
      ? [
          'replies-truncated',
          'replies cut',
          `${percent(cut.share)} of the ${cut.prompt} replies were cut before the model ended them, so that what they say is incomplete. Give replies more tokens, or look in Prompts at where they run away.`,
        ]
      : null,
    unread > MOST_UNREAD
      ? [
          'predictions-unread',
          'predictions unread',
          `${percent(unread)} of the predictions could not be read and count as wrong, so that rewards and gradients blame preferences for faults of form. Look at the predict calls in Prompts.`,
        ]
      : null,
    routing
      ? ['threshold-does-not-choose', 'τ does not choose', `${routing.sentence} ${routing.advice}`]
      : null,
    oscillation
      ? ['routers-oscillate', 'routers oscillate', `${oscillation.sentence} ${oscillation.advice}`]
      : null,
  ]
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function fixed(value: number): string {
  return value.toFixed(3)
}
