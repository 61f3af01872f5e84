/** Builders for the values that the stages of the client-centric update hand on. */
import type { ModuleRef, TextualGradient } from '#shared/vocabulary/agents.ts'
import type { Network } from '../network.ts'
import { buildInteraction, buildWorld } from '../ports.testing.ts'
import { clientOf } from '../network.ts'
import type { PropagatedProfile, Reception } from '../reception/receivePreferences.ts'
import type { Credits } from './assignCredit.ts'
import type { Judgement } from './judgeInteraction.ts'

/** The parts of a reception that a test sets; the rest comes from a small network. */
export interface ReceptionParts {
  readonly network?: Network
  readonly step?: number
  readonly user?: Partial<PropagatedProfile>
  readonly positiveItem?: Partial<PropagatedProfile>
  readonly negativeItem?: Partial<PropagatedProfile>
}

/** Builds the reception of one interaction, in which no message was merged. */
export function buildReception({
  network = buildWorld(),
  step = 1,
  ...parts
}: ReceptionParts = {}): Reception {
  const interaction = buildInteraction({ step })
  const propagated = (name: 'user' | 'positiveItem' | 'negativeItem'): PropagatedProfile => {
    const client = clientOf(network, interaction[name])
    return { client, profile: client.profile, messages: [], call: null, ...parts[name] }
  }
  const [user, positiveItem, negativeItem] = [
    propagated('user'),
    propagated('positiveItem'),
    propagated('negativeItem'),
  ]
  return { interaction, user, positiveItem, negativeItem, network }
}

/** Builds the judgement of a wrong prediction: candidate 1 is the negative item, candidate 2 the positive one. */
export function buildJudgement(parts: ReceptionParts = {}, judged: Partial<Judgement> = {}): Judgement {
  const reception = buildReception(parts)
  return {
    reception,
    candidates: [reception.negativeItem, reception.positiveItem],
    predictedItem: reception.interaction.negativeItem,
    reward: 0,
    reasoning: '',
    call: '1/predict/u:1',
    ...judged,
  }
}

/** Builds the textual gradient of a module. */
export function buildGradient(module: ModuleRef, parts: Partial<TextualGradient> = {}): TextualGradient {
  return {
    id: 'g1.1',
    module,
    impact: 'negative',
    evaluation: '',
    suggestion: 'do it',
    call: '1/gradient/u:1',
    ...parts,
  }
}

/** Builds the credits of a wrong prediction with these gradients. */
export function buildCredits(gradients: readonly TextualGradient[], parts: ReceptionParts = {}): Credits {
  return { judgement: buildJudgement(parts), gradients }
}
