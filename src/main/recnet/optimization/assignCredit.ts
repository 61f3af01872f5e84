/**
 * §2.4, Eq. 8, credit assignment: from one reward to a textual reward and a textual gradient for every module that took
 * part.
 */
import type { ModuleRef, PreferenceMessage, TextualGradient } from '#shared/vocabulary/agents.ts'
import type { RouterId } from '#shared/vocabulary/ids.ts'
import { livingRouter } from '../network.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { gradientPrompt } from '../prompts/gradient.ts'
import {
  moduleName,
  type GradientVariables,
  type JudgedClient,
  type JudgedModule,
} from '../prompts/judgedModules.ts'
import { mergingRules } from '../reception/filterMemory.ts'
import type { PropagatedProfile } from '../reception/receivePreferences.ts'
import type { Judgement } from './judgeInteraction.ts'
import { optimizedModules } from './optimizedModules.ts'

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
 * Asks Prompt_gradient about every module that took part in the prediction. A module whose judgement cannot be read has
 * no gradient.
 * @throws WorkbenchError `cancelled`, and whatever the model rejects with.
 */
export async function assignCredit(judgement: Judgement, ports: Ports): Promise<Credits> {
  const { settings } = ports
  if (settings.gradientOn === 'errors' && judgement.reward === 1) return { judgement, gradients: [] }
  const { reception, candidates } = judgement
  const { interaction, user } = reception
  const senders = sendersOf(user, ...candidates)
  const took = modulesThatTookPart(judgement, senders, ports)
  const { value, call } = await askModel(
    gradientPrompt,
    {
      domainWord: ports.domainWord,
      ...judgedClients(judgement, senders, ports),
      selected: numberOf(candidates, judgement.predictedItem),
      truth: numberOf(candidates, interaction.positiveItem) ?? 1,
      modules: took.map(({ judged }) => judged),
    },
    { subject: interaction.user, step: interaction.step },
    ports,
  )
  const said = took.flatMap(({ judged, module }) => {
    const judgementOf = value[moduleName(judged)]
    return judgementOf ? [{ module, ...judgementOf }] : []
  })
  const gradients = said.map(({ module, impact, evaluation, change, suggestion }, index) => ({
    id: `g${interaction.step}.${index + 1}` as const,
    module,
    impact,
    evaluation: capWords(evaluation, WORD_LIMITS.evaluation),
    suggestion: change ? capWords(suggestion, WORD_LIMITS.suggestion) : '',
    call,
  }))
  return { judgement, gradients }
}

/** A module as the prompt names it, and as the network knows it. */
interface TakingPart {
  readonly judged: JudgedModule
  readonly module: ModuleRef
}

/**
 * The modules that took part: the three profiles; the filter memory of each client that merged messages by it; each
 * router whose message was merged and that still exists. What the settings do not optimize is not asked about.
 */
function modulesThatTookPart(
  { reception, candidates }: Judgement,
  senders: readonly PreferenceMessage['from'][],
  { settings }: Ports,
): readonly TakingPart[] {
  const optimized = optimizedModules(settings)
  const ofClient = (
    { client, messages }: PropagatedProfile,
    candidate: number | null,
  ): readonly TakingPart[] => [
    { judged: { kind: 'profile', candidate }, module: { kind: 'profile', client: client.id } },
    ...(optimized.has('filter memory') && messages.length > 0
      ? ([
          {
            judged: { kind: 'filter memory', candidate },
            module: { kind: 'filter memory', client: client.id },
          },
        ] as const)
      : []),
  ]
  const seen = new Set<RouterId>()
  const routers = optimized.has('router')
    ? senders.flatMap((sender, index): readonly TakingPart[] => {
        const router = livingRouter(reception.network, sender as RouterId)
        // Two messages may come from routers that were merged since; a module has one gradient.
        if (!router || seen.has(router.id)) return []
        seen.add(router.id)
        return [
          { judged: { kind: 'router', number: index + 1 }, module: { kind: 'router', router: router.id } },
        ]
      })
    : []
  return [
    ...ofClient(reception.user, null),
    ...candidates.flatMap((candidate, index) => ofClient(candidate, index + 1)),
    ...routers,
  ]
}

/** The three clients as the prompt shows them, each with the messages that it received. */
function judgedClients(
  { reception, candidates }: Judgement,
  senders: readonly PreferenceMessage['from'][],
  { settings }: Ports,
): Pick<GradientVariables, 'user' | 'items'> {
  const shown = new Set<string>()
  const ofClient = ({ client, profile, messages }: PropagatedProfile, title: string): JudgedClient => ({
    title,
    original: client.profile,
    merged: profile,
    messages: messages.map(({ from, text }) => {
      const number = senders.indexOf(from) + 1
      const isKnown = shown.has(`${number} ${text}`)
      shown.add(`${number} ${text}`)
      return { number, text: isKnown ? null : text }
    }),
    rules: messages.length > 0 ? mergingRules(client, settings) : [],
  })
  return {
    user: ofClient(reception.user, ''),
    items: candidates.map((candidate) => ofClient(candidate, candidate.client.name)),
  }
}

/** Whoever sent a merged message to one of the three clients, each once; their places give them their numbers. */
function sendersOf(...clients: readonly PropagatedProfile[]): readonly PreferenceMessage['from'][] {
  return [...new Set(clients.flatMap(({ messages }) => messages.map(({ from }) => from)))]
}

function numberOf(candidates: readonly PropagatedProfile[], item: string | null): number | null {
  const index = candidates.findIndex((candidate) => candidate.client.id === item)
  return index < 0 ? null : index + 1
}
