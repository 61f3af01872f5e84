/** AgentCF on one interaction: choose, reflect where the choice was wrong or the first, and once more for the items. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { askModel } from '../../prompting/askModel.ts'
import type { AskingPorts } from '../../prompting/askingPorts.ts'
import type { RandomFor } from '../../ports/random.ts'
import { capWords, WORD_LIMITS } from '../../recnet/prompts/capWords.ts'
import type { AgentCfSettings } from './agentCfSettings.ts'
import { choosePrompt, EXPLANATION_WORDS } from './prompts/choose.ts'
import { reflectItemsPrompt } from './prompts/reflectItems.ts'
import { reflectUserPrompt } from './prompts/reflectUser.ts'
import type { ReflectionVariables, ShownItem } from './prompts/shownItems.ts'

/** What an interaction is learnt with. */
export interface InteractionPorts extends AskingPorts {
  readonly settings: AgentCfSettings
  readonly randomFor: RandomFor
  readonly domainWord: string
  /** What connects an item with what the user took before this interaction, in words; empty where nothing does. */
  readonly pathsTo: (item: ItemId) => string
}

/** The agents of an interaction as they are before it. */
export interface InteractionAgents {
  readonly user: ClientAgent
  readonly positive: ClientAgent
  readonly negative: ClientAgent
}

/** Which item was chosen, how the items were shown, and why. */
interface Choice {
  /** The items in the order of the question. */
  readonly shown: readonly (keyof InteractionAgents)[]
  /** Number of the chosen item, counted from 1; null where the reply could not be read, which counts as wrong. */
  readonly chosen: number | null
  readonly truth: number
  readonly explanation: string
  readonly call: string
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
    const agent = agents[role]
    const profile = capWords(text ?? '', role === 'user' ? WORD_LIMITS.user : WORD_LIMITS.item)
    if (profile === '' || profile === agent.profile) return
    const revision = agent.profileRevision + 1
    agents[role] = { ...agent, profile, profileRevision: revision }
    const revised = { client: agent.id, revision, profile, cause: null, call }
    facts.push({ type: 'profile-revised', reason: 'optimization', ...revised })
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
    choice = await choose({ step, round, subject }, agents, ports)
    if (round === 1) facts.push(judged(interaction, choice))
    if (isRight(choice) && round > 1) continue
    const variables = reflectionOn(choice, agents, { ...ports, isAgain: round > 1 })
    const { value, call } = await askModel(reflectUserPrompt, variables, { subject, step }, ports)
    revise('user', value.self_introduction, call)
    await reflectItems(choice, subject)
  }
  if (choice && isRight(choice)) await reflectItems(choice, `${user}/last`)
  return facts
}

async function choose(
  { step, round, subject }: { readonly step: number; readonly round: number; readonly subject: string },
  agents: InteractionAgents,
  ports: InteractionPorts,
): Promise<Choice> {
  const { settings, randomFor, domainWord } = ports
  const isPositiveFirst =
    settings.itemOrder === 'balanced' && randomFor('order of items', step, round).below(2) === 0
  const shown = isPositiveFirst ? (['positive', 'negative'] as const) : (['negative', 'positive'] as const)
  const variables = {
    domainWord,
    introduction: agents.user.profile,
    items: shown.map((role) => shownItem(agents[role], ports)),
  }
  const { value, call } = await askModel(choosePrompt, variables, { subject, step }, ports)
  return {
    shown,
    chosen: value.choice ?? null,
    truth: isPositiveFirst ? 1 : 2,
    explanation: capWords(value.explanation ?? '', EXPLANATION_WORDS),
    call,
  }
}

function isRight({ chosen, truth }: Choice): boolean {
  return chosen === truth
}

function judged(interaction: InteractionRecord, choice: Choice): NetworkEvent {
  const { step, user, positiveItem, negativeItem } = interaction
  const predicted = isRight(choice) ? positiveItem : negativeItem
  return {
    type: 'interaction-judged',
    ...{ step, user, positiveItem, negativeItem },
    predictedItem: choice.chosen === null ? null : predicted,
    reward: isRight(choice) ? 1 : 0,
    reasoning: choice.explanation,
    call: choice.call,
  }
}

/** The items are shown as the choice showed them, with the texts that they have by now. */
function reflectionOn(
  { shown, chosen, truth, explanation }: Choice,
  agents: InteractionAgents,
  { isAgain, ...ports }: InteractionPorts & { readonly isAgain: boolean },
): ReflectionVariables {
  return {
    domainWord: ports.domainWord,
    introduction: agents.user.profile,
    items: shown.map((role) => shownItem(agents[role], ports)),
    chosen,
    truth,
    explanation,
    isAgain,
  }
}

function shownItem({ id, name, profile }: ClientAgent, { pathsTo }: InteractionPorts): ShownItem {
  return { title: name, text: profile, paths: pathsTo(id as ItemId) }
}
