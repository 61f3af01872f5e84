/** The forward step on one interaction: the user agent chooses between its two items, which come in a seeded order. */
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { askModel } from '../../prompting/askModel.ts'
import type { AskingPorts } from '../../prompting/askingPorts.ts'
import type { RandomFor } from '../../ports/random.ts'
import { capWords } from '../../recnet/prompts/capWords.ts'
import { choosePrompt, EXPLANATION_WORDS } from './prompts/choose.ts'
import { shownItem } from './shownItem.ts'

/** What a choice is made with. */
export interface ChoosingPorts extends AskingPorts {
  readonly settings: AskingPorts['settings'] & { readonly itemOrder: 'balanced' | 'negative first' }
  readonly randomFor: RandomFor
  readonly domainWord: string
  /** What connects an item with what the user took before this interaction, in words; empty where nothing does. */
  readonly pathsTo: (item: ItemId) => string
}

/** The agents of an interaction. */
export interface InteractionAgents {
  readonly user: ClientAgent
  readonly positive: ClientAgent
  readonly negative: ClientAgent
}

/** Which choice it is: its interaction, its round, counted from 1, and the subject of its call. */
export interface ChoicePlace {
  readonly step: number
  readonly round: number
  readonly subject: string
}

/** Which item was chosen, how the items were shown, and why. */
export interface Choice {
  /** The items in the order of the question. */
  readonly shown: readonly ('positive' | 'negative')[]
  /** Number of the chosen item, counted from 1; null where the reply could not be read, which counts as wrong. */
  readonly chosen: number | null
  /** Number of the item that was really taken. */
  readonly truth: number
  readonly isRight: boolean
  readonly explanation: string
  readonly call: string
}

/**
 * Asks for the choice. The order of the items is drawn for each choice, since a fixed one gives the answer away.
 * @throws WorkbenchError `cancelled`, and whatever the model rejects with.
 */
export async function chooseItem(
  { step, round, subject }: ChoicePlace,
  agents: InteractionAgents,
  ports: ChoosingPorts,
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
  const truth = isPositiveFirst ? 1 : 2
  return {
    shown,
    chosen: value.choice ?? null,
    truth,
    isRight: value.choice === truth,
    explanation: capWords(value.explanation ?? '', EXPLANATION_WORDS),
    call,
  }
}
