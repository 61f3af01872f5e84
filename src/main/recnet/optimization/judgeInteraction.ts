/** §2.4, Eq. 6-7: predicts which item the user takes and computes the reward L. */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { Ports } from '../ports.ts'
import { askChoice } from '../../prompting/askChoice.ts'
import { askModel } from '../../prompting/askModel.ts'
import { takeChoice } from '../prompts/choice.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { predictPrompt } from '../prompts/predict.ts'
import type { PropagatedProfile, Reception } from '../reception/receivePreferences.ts'

/** The prediction for one interaction and its reward. */
export interface Judgement {
  readonly reception: Reception
  /** Both items in the seeded order of the prompt, so that their position does not give the answer away. */
  readonly candidates: readonly [PropagatedProfile, PropagatedProfile]
  /** The predicted item; null where the reply could not be parsed, and then the reward is 0. */
  readonly predictedItem: ItemId | null
  readonly reward: 0 | 1
  /** The model's explanation; empty where the prediction was made by probabilities. */
  readonly reasoning: string
  readonly call: string
}

/**
 * Asks Prompt_predict, or for the probabilities of both items, and compares the answer with the positive item.
 * @throws WorkbenchError `cancelled`, and whatever the model rejects with.
 */
export async function judgeInteraction(reception: Reception, ports: Ports): Promise<Judgement> {
  const { interaction, user, positiveItem, negativeItem } = reception
  const positiveFirst = ports.randomFor('prediction order', interaction.step).below(2) === 0
  const candidates = positiveFirst
    ? ([positiveItem, negativeItem] as const)
    : ([negativeItem, positiveItem] as const)
  const variables = {
    domainWord: ports.domainWord,
    userProfile: user.profile,
    candidates: candidates.map(({ client, profile }) => ({ title: client.name, profile })),
  }
  const judged = (chosen: PropagatedProfile | null, reasoning: string, call: string): Judgement => {
    const predictedItem = (chosen?.client.id as ItemId | undefined) ?? null
    const reward = predictedItem === interaction.positiveItem ? 1 : 0
    return { reception, candidates, predictedItem, reward, reasoning, call }
  }
  if (ports.settings.predictBy === 'probabilities') {
    const question = { prompt: predictPrompt, subject: interaction.user, step: interaction.step }
    const { order, call } = await askChoice(takeChoice, variables, question, ports)
    return judged(candidates[order[0] ?? 0] ?? null, '', call)
  }
  const { value, call } = await askModel(
    predictPrompt,
    variables,
    { subject: interaction.user, step: interaction.step },
    ports,
  )
  const chosen = value.prediction === undefined ? null : (candidates[value.prediction - 1] ?? null)
  return judged(chosen, capWords(value.reasoning ?? '', WORD_LIMITS.reasoning), call)
}
