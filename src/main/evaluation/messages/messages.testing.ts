/** Runs of RecNet and its controls written by hand: two users, who took up what in which step, and who was right. */
import type { JudgedMessages, RunMessages, RunRule } from '#shared/events/messages/runMessages.ts'
import type { CreditCounts, IntegrationRule } from '#shared/vocabulary/agents.ts'
import type { RouterId, UserId } from '#shared/vocabulary/ids.ts'
import type { MessagesInput, MessagesRun } from './messagesInput.ts'

/** One interaction: who took up messages (u for the user, i for an item, with routers by number), and the reward. */
export interface WrittenInteraction {
  readonly user: UserId
  readonly reward: 0 | 1
  readonly u?: readonly number[]
  readonly i?: readonly number[]
  readonly rules?: readonly string[]
}

/** What a run has besides its interactions. */
export interface WrittenRun {
  readonly rules?: readonly RunRule[]
  readonly credits?: readonly (readonly [RouterId, CreditCounts])[]
  /** The negative item of all interactions. */
  readonly negativeItem?: `i:${string}`
}

/** Builds what the log of a run tells. */
export function messagesOf(
  written: readonly WrittenInteraction[],
  { rules = [], credits = [], negativeItem = 'i:2' }: WrittenRun = {},
): RunMessages {
  const earlier = new Map<string, number>()
  const known = new Set<string>()
  const interactions = written.map(({ user, reward, u, i, rules: texts = [] }, index): JudgedMessages => {
    const before = earlier.get(user) ?? 0
    earlier.set(user, before + 1)
    const took = [
      { client: user, from: u },
      { client: 'i:1' as const, from: i },
    ].flatMap(({ client, from }) => {
      if (!from) return []
      const first = !known.has(client)
      known.add(client)
      return [{ client, from: from.map((number): RouterId => `r${number}`), first, changed: true }]
    })
    return {
      step: index + 1,
      user,
      positiveItem: 'i:1',
      negativeItem,
      predictedItem: reward === 1 ? 'i:1' : negativeItem,
      reward,
      earlier: before,
      receptions: took,
      rules: texts.map((text, place): IntegrationRule => ({ id: place + 1, text, since: 1, cause: 'g1.1' })),
    }
  })
  return { interactions, rules, credits: new Map(credits), delivered: 0 }
}

/** The rewards of a control in the order of steps; users are those of RecNet. */
export function controlOf(
  recNet: RunMessages,
  rewards: readonly (0 | 1)[],
  written?: WrittenRun,
): RunMessages {
  return messagesOf(
    recNet.interactions.map(({ user }, index) => ({ user, reward: rewards[index] ?? 0 })),
    written,
  )
}

/** Joins runs of several seeds; a control is given by its rewards. */
export function inputOf(
  seeds: readonly {
    readonly recNet: RunMessages
    readonly none?: RunMessages
    readonly shuffled?: RunMessages
  }[],
): MessagesInput {
  const runsOf = (name: 'recNet' | 'none' | 'shuffled'): readonly MessagesRun[] =>
    seeds.flatMap((of, index) => {
      const messages = of[name]
      return messages ? [{ seed: index + 1, run: `${name}-${index + 1}`, messages }] : []
    })
  return {
    dataset: 'small',
    model: 'built-in agent',
    row: 'RecNet',
    caveat: null,
    recNet: runsOf('recNet'),
    controls: { 'no messages': runsOf('none'), 'shuffled messages': runsOf('shuffled') },
  }
}

/** Does all steps of a generator and returns what it makes. */
export function allSteps<Made>(steps: Generator<undefined, Made>): Made {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
