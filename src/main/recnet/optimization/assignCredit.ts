/**
 * §2.4, Eq. 8, credit assignment: from one reward to a textual reward and a textual gradient for every module that took
 * part.
 */
import type { Impact, ModuleRef, PreferenceMessage, TextualGradient } from '#shared/vocabulary/agents.ts'
import type { GradientId, RouterId } from '#shared/vocabulary/ids.ts'
import { livingRouter } from '../network.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { gradientPrompt } from '../prompts/gradient.ts'
import { saysNoAdjustment } from '../prompts/noAdjustment.ts'
import type { PropagatedProfile } from '../reception/receivePreferences.ts'
import type { Judgement } from './judgeInteraction.ts'

/** The result of credit assignment for one interaction. */
export interface Credits {
  readonly judgement: Judgement
  /**
   * One gradient for each module; empty where no credit was assigned, that is for correct predictions under
   * `gradientOn: errors`, or where the reply could not be parsed.
   */
  readonly gradients: readonly TextualGradient[]
}

/**
 * Asks Prompt_gradient about every module that took part in the prediction. A reply that cannot be parsed yields no
 * gradients.
 * @throws WorkbenchError `cancelled`, and whatever the model rejects with.
 */
export async function assignCredit(judgement: Judgement, ports: Ports): Promise<Credits> {
  const { settings } = ports
  if (settings.gradientOn === 'errors' && judgement.reward === 1) return { judgement, gradients: [] }
  const { reception, candidates } = judgement
  const { interaction, user } = reception
  const messages = messagesOf(reception.user, reception.positiveItem, reception.negativeItem)
  const { value, call } = await askModel(
    gradientPrompt,
    {
      routerProfiles: messages.map((message) => message.text),
      rules: settings.filterMemory ? user.client.filterMemory.rules.map((rule) => rule.text) : [],
      originalProfile: user.client.profile,
      mergedProfile: user.profile,
      candidates: candidates.map((candidate) => candidate.profile),
      selected: numberOf(candidates, judgement.predictedItem),
      truth: numberOf(candidates, interaction.positiveItem) ?? 1,
    },
    { subject: interaction.user, step: interaction.step },
    ports,
  )
  if (value === null) return { judgement, gradients: [] }

  const gradients: TextualGradient[] = []
  const add = (module: ModuleRef, said: { impact: Impact; evaluation: string; suggestion: string }) => {
    const id: GradientId = `g${interaction.step}.${gradients.length + 1}`
    const evaluation = capWords(said.evaluation, WORD_LIMITS.evaluation)
    gradients.push({
      id,
      module,
      impact: said.impact,
      evaluation,
      suggestion: adjustment(said.suggestion),
      call,
    })
  }
  add({ kind: 'profile', client: interaction.user }, value['Merged User Profile Evaluation'])
  if (settings.filterMemory && settings.optimizeFilterMemory) {
    add({ kind: 'filter memory', client: interaction.user }, value['Filter Memory Evaluation'])
  }
  for (const said of value['Item Profiles Evaluation']) {
    const item = candidates[said.item - 1]
    // A module has one gradient, so a second judgement of the same item in a reply is dropped.
    if (!item || gradients.some(({ module }) => module.kind !== 'router' && module.client === item.client.id))
      continue
    add({ kind: 'profile', client: item.client.id }, said)
    const filterSuggestion = said.filter_suggestion
    if (settings.filterMemory && settings.optimizeFilterMemory && adjustment(filterSuggestion) !== '') {
      add({ kind: 'filter memory', client: item.client.id }, { ...said, suggestion: filterSuggestion })
    }
  }
  if (settings.optimizeRouters && settings.propagation === 'routers') {
    value['Router Profiles Evaluation'].forEach((said, index) => {
      const message = messages[(said.router ?? index + 1) - 1]
      const router = message ? livingRouter(reception.network, message.from as RouterId) : null
      if (router) add({ kind: 'router', router: router.id }, said)
    })
  }
  return { judgement, gradients }
}

/** The merged messages of all three clients, one per sender, the user's first. */
function messagesOf(...clients: readonly PropagatedProfile[]) {
  const bySender = new Map<PreferenceMessage['from'], PreferenceMessage>()
  for (const message of clients.flatMap(({ messages }) => messages)) {
    if (!bySender.has(message.from)) bySender.set(message.from, message)
  }
  return [...bySender.values()]
}

function numberOf(candidates: readonly PropagatedProfile[], item: string | null): number | null {
  const index = candidates.findIndex((candidate) => candidate.client.id === item)
  return index < 0 ? null : index + 1
}

/** The suggestion, or an empty text where it asks for no adjustment. */
function adjustment(suggestion: string): string {
  return saysNoAdjustment(suggestion) ? '' : capWords(suggestion, WORD_LIMITS.suggestion)
}
