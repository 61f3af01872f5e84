/** Answers the prompts of AgentCF by the rules that answer those of RecNet, without communities and messages. */
import type { ChooseVariables } from '../../../methods/agentTexts/prompts/choose.ts'
import type { RankAgentsVariables } from '../../../methods/agentCf/prompts/rankAgents.ts'
import type { ReflectionVariables, ShownItem } from '../../../methods/agentTexts/prompts/shownItems.ts'
import type { ClientModuleType } from '../../../recnet/prompts/clientOptimizer.ts'
import { moduleName, type JudgedClient, type JudgedModule } from '../../../recnet/prompts/judgedModules.ts'
import { gradientByRules } from '../gradientByRules.ts'
import { optimizeClientByRules } from '../optimizeClientByRules.ts'
import { quotedTitles } from '../profileText.ts'
import { predictByRules, rankByRules } from '../predictByRules.ts'

/** Chooses the item that matches the self-introduction best. */
export function chooseItemByRules({ domainWord, introduction, items }: ChooseVariables) {
  const { reasoning, prediction } = predictByRules({
    domainWord,
    userProfile: introduction,
    candidates: items.map(candidateOf),
  })
  return { explanation: reasoning, choice: prediction }
}

/** Strengthens what the item that was taken has, and weakens what spoke for the other. */
export function reflectUserByRules(variables: ReflectionVariables) {
  const text = revisedText(variables, { kind: 'profile', candidate: null }, variables.introduction)
  return { self_introduction: text }
}

/** Counts the taker, and notes what takers like and what those like who passed an item over. */
export function reflectItemsByRules(variables: ReflectionVariables) {
  const [first = '', second = ''] = variables.items.map(({ text }, index) =>
    revisedText(variables, { kind: 'profile', candidate: index + 1 }, text),
  )
  return { description_1: first, description_2: second }
}

/** Ranks by the self-introduction; of an earlier one and of the history it reads the titles and tastes as well. */
export function rankAgentsByRules(variables: RankAgentsVariables) {
  const { domainWord, introduction, earlier, history, candidates } = variables
  const titles = history.toReversed().map((title) => `“${title.replace(/[“”]/g, '"')}”`)
  const chosen = titles.length === 0 ? '' : `I chose ${titles.join(', ')}.`
  return rankByRules({
    domainWord,
    userProfile: [introduction, chosen, earlier ?? ''].filter((text) => text !== '').join(' '),
    candidates: candidates.map(candidateOf),
  })
}

/** Titles that others took together with an item are read like those of its own takers. */
function candidateOf({ title, text, paths }: ShownItem) {
  const together = quotedTitles(paths).map((other) => `“${other}”`)
  const also = together.length === 0 ? '' : ` They also chose ${together.join(', ')}.`
  return { title, profile: `${text}${also}` }
}

/** Returns the text after one gradient and one optimization of this module alone. */
function revisedText(variables: ReflectionVariables, module: JudgedModule, current: string): string {
  const { domainWord, introduction, items, chosen, truth, isAgain } = variables
  const client = (title: string, text: string): JudgedClient => {
    return { title, original: text, merged: text, messages: [], rules: [] }
  }
  const isUser = module.kind === 'profile' && module.candidate === null
  const own = module.kind === 'profile' && module.candidate ? items[module.candidate - 1]?.title : undefined
  // The new self-introduction names the item itself, which says nothing of what else its takers take.
  const taker = own === undefined ? introduction : introduction.replaceAll(`“${own}”`, '')
  const judged = gradientByRules({
    domainWord,
    user: client('', taker),
    items: items.map(({ title, text }) => client(title, text)),
    selected: chosen,
    truth,
    modules: [module],
  })
  const suggestion = judged[moduleName(module)]?.suggestion ?? ''
  // A taker is counted once an interaction, however often the descriptions are revised for it.
  const gradient = isAgain ? suggestion.replace('Count one more.', '').trim() : suggestion
  const type: ClientModuleType = isUser ? 'user_profile' : 'item_profile'
  const [update] = Object.values(
    optimizeClientByRules({ domainWord, modules: [{ type, current, gradient }], maxRules: 0, asked: null }),
  )
  const revised = update?.['Updated Content']
  return typeof revised === 'string' && revised !== '' ? revised : current
}
