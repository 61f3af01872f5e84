/** AgentCF on one interaction: choose, reflect where the choice was wrong or the first, and once more for the items. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { askModel } from '../../prompting/askModel.ts'
import {
  chooseItem,
  type Choice,
  type ChoosingPorts,
  type InteractionAgents,
} from '../agentTexts/chooseItem.ts'
import { judgementOf } from '../agentTexts/judgementOf.ts'
import { reflectItemsPrompt } from '../agentTexts/prompts/reflectItems.ts'
import { reflectionOn } from '../agentTexts/reflectionOn.ts'
import { revisedProfile } from '../agentTexts/revisedProfile.ts'
import type { AgentCfSettings } from './agentCfSettings.ts'
import { reflectUserPrompt } from './prompts/reflectUser.ts'

/** What an interaction is learnt with. */
export interface InteractionPorts extends ChoosingPorts {
  readonly settings: AgentCfSettings
}

/**
 * Returns the facts of one interaction: the first choice, and every text that changed. A text that cannot be read or is
 * unsound leaves the one before.
 * @throws WorkbenchError `cancelled`, and whatever the model rejects with.
 */
export async function learnFromInteraction(
  interaction: InteractionRecord,
  before: InteractionAgents,
  ports: InteractionPorts,
): Promise<readonly NetworkEvent[]> {
  const { step, user } = interaction
  const { rounds, updateNegative } = ports.settings
  const facts: NetworkEvent[] = []
  const agents = { ...before }
  let itemsRevised = false
  const revise = (role: keyof InteractionAgents, text: string | undefined, call: string) => {
    const revised = revisedProfile(agents[role], text, call)
    if (!revised) return
    agents[role] = revised.agent
    facts.push(revised.fact)
  }
  const reflectItems = async (choice: Choice, subject: string) => {
    const variables = reflectionOn(choice, agents, { ...ports, isAgain: itemsRevised })
    const { value, call } = await askModel(reflectItemsPrompt, variables, { subject, step }, ports)
    itemsRevised = true
    const texts = [value.description_1, value.description_2]
    for (const [index, role] of choice.shown.entries())
      if (role !== 'negative' || updateNegative) revise(role, texts[index], call)
  }
  let choice: Choice | null = null
  for (let round = 1; round <= rounds; round++) {
    const subject = `${user}/${round}`
    choice = await chooseItem({ step, round, subject }, agents, ports)
    if (round === 1) facts.push(judgementOf(interaction, choice))
    if (choice.isRight && round > 1) continue
    const variables = reflectionOn(choice, agents, { ...ports, isAgain: round > 1 })
    const { value, call } = await askModel(reflectUserPrompt, variables, { subject, step }, ports)
    revise('user', value.self_introduction, call)
    await reflectItems(choice, subject)
  }
  if (choice?.isRight) await reflectItems(choice, `${user}/last`)
  return facts
}
