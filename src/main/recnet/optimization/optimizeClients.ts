/** §2.4, Eq. 9 for client modules: revises P_c and F_c of the user and both items by their textual gradients. */
import type { IntegrationRule, TextualGradient } from '#shared/vocabulary/agents.ts'
import { isUserId, type ClientId } from '#shared/vocabulary/ids.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { namesOfModules, optimizeClientPrompt, type ClientModule } from '../prompts/clientOptimizer.ts'
import { revisedRules } from '../reception/filterMemory.ts'
import type { PropagatedProfile } from '../reception/receivePreferences.ts'
import type { Credits } from './assignCredit.ts'

/** A revised module with the gradient that caused the revision and the call that wrote it. */
export type Revision =
  | {
      readonly kind: 'profile'
      readonly client: ClientId
      readonly profile: string
      readonly gradient: TextualGradient
      readonly call: string
    }
  | {
      readonly kind: 'filter memory'
      readonly client: ClientId
      readonly rules: readonly IntegrationRule[]
      readonly gradient: TextualGradient
      readonly call: string
    }

/** The result of module optimization for one interaction. */
export interface Revisions {
  readonly credits: Credits
  /** One entry for each module whose content really changed. */
  readonly revisions: readonly Revision[]
}

interface Target {
  readonly propagated: PropagatedProfile
  readonly gradient: TextualGradient
  readonly module: ClientModule
}

/**
 * Asks Prompt_optimizer for new contents: one call per module, or with `batchOptimizer` one for the user and one for
 * both items. A module whose reply cannot be parsed stays as it is.
 * @throws WorkbenchError `cancelled`, and whatever the model rejects with.
 */
export async function optimizeClients(credits: Credits, ports: Ports): Promise<Revisions> {
  const { interaction, user, positiveItem, negativeItem } = credits.judgement.reception
  const ofUser = targetsOf([user], credits)
  const ofItems = targetsOf([positiveItem, negativeItem], credits)
  const groups = ports.settings.batchOptimizer
    ? [ofUser, ofItems].filter((group) => group.length > 0)
    : [...ofUser, ...ofItems].map((target) => [target])
  const revised = await Promise.all(groups.map((group) => optimizeGroup(group, interaction.step, ports)))
  return { credits, revisions: revised.flat() }
}

/**
 * The modules of these clients that a gradient asks to change. The optimizer works on P_c^pro, and its output becomes
 * P_c.
 */
function targetsOf(clients: readonly PropagatedProfile[], credits: Credits): Target[] {
  return clients.flatMap((propagated) =>
    credits.gradients.flatMap((gradient): Target[] => {
      if (gradient.module.kind === 'router' || gradient.module.client !== propagated.client.id) return []
      if (gradient.suggestion === '') return []
      if (gradient.module.kind === 'filter memory') {
        const current = propagated.client.filterMemory.rules.map((rule) => rule.text)
        return [
          { propagated, gradient, module: { type: 'filter_memory', current, gradient: gradient.suggestion } },
        ]
      }
      const type = isUserId(propagated.client.id) ? 'user_profile' : 'item_profile'
      return [
        {
          propagated,
          gradient,
          module: { type, current: propagated.profile, gradient: gradient.suggestion },
        },
      ]
    }),
  )
}

async function optimizeGroup(
  group: readonly Target[],
  step: number,
  ports: Ports,
): Promise<readonly Revision[]> {
  const modules = group.map((target) => target.module)
  const { value, call } = await askModel(
    optimizeClientPrompt,
    { domainWord: ports.domainWord, modules, maxRules: ports.settings.maxRules, asked: null },
    { subject: subjectOf(group), step },
    ports,
  )
  const names = namesOfModules(modules)
  return group.flatMap((target, index): Revision[] => {
    const update = value[names[index] ?? '']
    if (!update || update.Operation === 'none') return []
    const content = update['Updated Content']
    const { propagated, gradient } = target
    const { client } = propagated
    if (target.module.type === 'filter_memory') {
      const texts = (typeof content === 'string' ? content.split('\n') : content).map(withoutListMark)
      const rules = revisedRules(client.filterMemory, texts, {
        step,
        cause: gradient.id,
        maxRules: ports.settings.maxRules,
      })
      return rules ? [{ kind: 'filter memory', client: client.id, rules, gradient, call }] : []
    }
    const limit = isUserId(client.id) ? WORD_LIMITS.user : WORD_LIMITS.item
    const profile = capWords(typeof content === 'string' ? content : content.join(' '), limit)
    return profile === '' || profile === propagated.profile
      ? []
      : [{ kind: 'profile', client: client.id, profile, gradient, call }]
  })
}

/** Removes `1. `, `- ` and similar marks, which models put before the lines of a list. */
function withoutListMark(rule: string): string {
  return rule.replace(/^\s*(?:\d{1,2}[.)]|[-*•])\s+/, '')
}

function subjectOf(group: readonly Target[]): string {
  const [first] = group
  const clients = [...new Set(group.map((target) => target.propagated.client.id))].join('+')
  return group.length === 1 && first ? `${clients}/${first.module.type}` : clients
}
