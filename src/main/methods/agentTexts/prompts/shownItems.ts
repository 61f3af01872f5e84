/** How the prompts of AgentCF and AgentCF++ show items, and how a choice between two went. */
import { asText } from '../../../prompting/prompt.ts'

/** One item as a prompt shows it. */
export interface ShownItem {
  readonly title: string
  /** The item's description as it is now. */
  readonly text: string
  /** What connects the item with what the user took, in words; empty where nothing does, or nobody asked. */
  readonly paths: string
}

/** Returns the items, each under its number, which counts from 1, and its title. */
export function asItems(items: readonly ShownItem[], word = 'Item'): string {
  return items
    .map(({ title, text, paths }, index) => {
      const connection = paths === '' ? '' : `\nWhat connects it with the user: ${asText(paths)}`
      return `${word} ${index + 1}, ${asText(title)}:\n${asText(text)}${connection}`
    })
    .join('\n')
}

/** What to make of connections; empty where no item has any. */
export function aboutConnections(items: readonly ShownItem[]): string {
  return items.every(({ paths }) => paths === '')
    ? ''
    : ' Under some items stands what connects them with what the user took before. It is evidence, to be weighed with the rest.'
}

/** What a reflection is about. */
export interface ReflectionVariables {
  readonly domainWord: string
  /** The self-introduction of the user as it is now. */
  readonly introduction: string
  /** In the order in which the choice showed them, which gives them their numbers. */
  readonly items: readonly ShownItem[]
  /** Number of the chosen item, counted from 1; null where the choice could not be read. */
  readonly chosen: number | null
  /** Number of the item that was really taken. */
  readonly truth: number
  /** Why the user agent chose so; empty where it did not say. */
  readonly explanation: string
  /** Whether the texts that are asked for were revised for this interaction before. */
  readonly isAgain: boolean
}

/** Returns one sentence on how the choice went, in the words of the agent or of an observer. */
export function outcomeOf(
  { chosen, truth }: Pick<ReflectionVariables, 'chosen' | 'truth'>,
  who: 'You' | 'The user',
): string {
  const taken = `Item ${truth} is the one that was really taken`
  if (chosen === null) return `It could not be read which item was chosen. ${taken}.`
  return chosen === truth
    ? `${who} chose item ${chosen}. That was right: ${taken.replace('Item', 'item')}.`
    : `${who} chose item ${chosen}. That was wrong: ${taken.replace('Item', 'item')}.`
}

/** Asks for less where the texts have learnt from this interaction already. */
export function aboutRevision({ isAgain }: ReflectionVariables): string {
  return isAgain ? ' The texts have learnt from this once already: change only what still falls short.' : ''
}

const BALCONY: ShownItem = {
  title: 'Balcony Set',
  text: '“Balcony Set” is a garden tool. Small plastic trowels for pots.',
  paths: '',
}
const RAKE: ShownItem = {
  title: 'Lawn Rake',
  text: '“Lawn Rake” is a garden tool. A light rake with a long handle.',
  paths: '',
}
const SPADE: ShownItem = {
  title: 'Clay Spade',
  text: '“Clay Spade” is a garden tool. A forged spade for heavy ground.',
  paths: '',
}

/** The world of the examples. */
export const EXAMPLE_INTRODUCTION =
  'I enjoy garden tools. I dig heavy clay and want forged tools with long handles.'
export const EXAMPLE_ITEMS = [BALCONY, RAKE, SPADE] as const
/** A choice between two of them, which was wrong. */
export const EXAMPLE_REFLECTION: ReflectionVariables = {
  domainWord: 'garden tool',
  introduction: EXAMPLE_INTRODUCTION,
  items: [RAKE, SPADE],
  chosen: 1,
  truth: 2,
  explanation: 'I like long handles, and the rake has one.',
  isAgain: false,
}
