/**
 * The same interaction in RecNet and in its controls. Users, items, negatives and their order follow from the seed alone,
 * so that an interaction is the same in two runs of a seed if it has the same step; that it is so is checked here.
 */
import type { JudgedMessages } from '#shared/events/messages/runMessages.ts'
import {
  MESSAGE_CONTROLS,
  type MessageControl,
  type MessagesControlRun,
  type MessagesSeed,
} from '#shared/vocabulary/studies/messagesReport.ts'
import type { MessagesInput, MessagesRun } from './messagesInput.ts'

/** One interaction of RecNet with the reward that each control had for it. */
export interface PairedInteraction extends JudgedMessages {
  readonly seed: number
  /** Null where there is no such run, or none that can be paired. */
  readonly against: Readonly<Record<MessageControl, 0 | 1 | null>>
  /** Where it stands to the first reception of its user in the run; null for a user who never took up a message. */
  readonly since: 'before' | 'from' | null
}

/** All seeds of a block, paired. */
export interface PairedSeeds {
  readonly interactions: readonly PairedInteraction[]
  readonly seeds: readonly MessagesSeed[]
}

/** Pairs every interaction. Of a control that differs in any of them nothing is compared, and it is said where it differs first. */
export function pairSeeds({ recNet, controls }: MessagesInput): PairedSeeds {
  const paired = recNet.map((own) => {
    const ofSeed = MESSAGE_CONTROLS.flatMap((control) => {
      const run = controls[control].find(({ seed }) => seed === own.seed)
      return run ? [{ control, run, unpaired: firstDifference(own, run) }] : []
    })
    return pairedSeed(own, ofSeed)
  })
  return {
    interactions: paired.flatMap(({ interactions }) => interactions),
    seeds: paired.map(({ seed }) => seed),
  }
}

interface ControlOfSeed extends Pick<MessagesControlRun, 'control' | 'unpaired'> {
  readonly run: MessagesRun
}

function pairedSeed(
  { seed, run, messages }: MessagesRun,
  controls: readonly ControlOfSeed[],
): { readonly seed: MessagesSeed; readonly interactions: readonly PairedInteraction[] } {
  const firstOf = new Map<string, number>()
  for (const { user, step, receptions } of messages.interactions)
    if (!firstOf.has(user) && receptions.some(({ client }) => client === user)) firstOf.set(user, step)
  const interactions = messages.interactions.map((interaction, index): PairedInteraction => {
    const rewardIn = (wanted: MessageControl) => {
      const found = controls.find(({ control, unpaired }) => control === wanted && unpaired === null)
      return found?.run.messages.interactions[index]?.reward ?? null
    }
    const first = firstOf.get(interaction.user)
    return {
      ...interaction,
      seed,
      against: {
        'no messages': rewardIn('no messages'),
        'shuffled messages': rewardIn('shuffled messages'),
      },
      since: first === undefined ? null : interaction.step < first ? 'before' : 'from',
    }
  })
  return {
    interactions,
    seed: {
      seed,
      run,
      controls: controls.map(({ control, run: other, unpaired }) => ({ control, run: other.run, unpaired })),
      interactions: interactions.length,
      userReceptions: messages.interactions.filter(({ user, receptions }) =>
        receptions.some(({ client }) => client === user),
      ).length,
      delivered: messages.delivered,
    },
  }
}

function firstDifference({ messages: own }: MessagesRun, { messages: other }: MessagesRun): string | null {
  for (const [index, interaction] of own.interactions.entries()) {
    const found = other.interactions[index]
    if (!found) return `it ends before step ${interaction.step}`
    if (told(found) !== told(interaction)) return `${told(interaction)} in RecNet is ${told(found)} there`
  }
  const further = other.interactions[own.interactions.length]
  return further ? `it goes on to step ${further.step}, where RecNet has ended` : null
}

function told({ step, user, positiveItem, negativeItem }: JudgedMessages): string {
  return `step ${step}, ${user} between ${positiveItem} and ${negativeItem}`
}
