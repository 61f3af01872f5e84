/** What a study says about its messages, in plain sentences: no more than the tests support. */
import { formatFixed } from '#shared/quantities.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type {
  MessageControl,
  MessagesBlock,
  MessagesComparison,
  MessagesRules,
  MessagesTest,
} from '#shared/vocabulary/studies/messagesReport.ts'

/** A corrected p-value below this is called a difference. */
const SIGNIFICANT = 0.05

const AGAINST: Readonly<Record<MessageControl, string>> = {
  'no messages': 'without messages',
  'shuffled messages': 'with shuffled messages',
}

type Summarized = Pick<MessagesBlock, 'comparisons' | 'rules' | 'seeds'>

/** Returns the sentences: the answer, then what it rests on. */
export function messagesSummary({ comparisons, rules, seeds }: Summarized): readonly string[] {
  const about = (name: MessagesComparison['about']) =>
    comparisons.filter((comparison) => comparison.about === name && comparison.test)
  return [
    answer(about('all')),
    ...about('all').map((all) => rewardSentence('Over all', all)),
    ...about('user took up').map((own) => rewardSentence('Where the user took up messages, over', own)),
    ...about('from first reception on, less before').map(changeSentence),
    ...elsewhere(about('only items took up'), 'only items took up messages'),
    ...elsewhere(about('nobody took up'), 'nobody took up messages'),
    ...coldSentence(about('cold'), about('warm')),
    ...rulesSentence(rules),
    ...(seeds.length === 1 ? ['There is one seed: what is found holds for that seed alone.'] : []),
  ]
}

/** Whether messages help, by the main comparison of all interactions with each control. */
function answer(all: readonly MessagesComparison[]): string {
  const found = new Map(all.map(({ control, test }) => [control, test && directionOf(test)]))
  const over = (control: MessageControl) => found.get(control) ?? null
  const [none, shuffled] = [over('no messages'), over('shuffled messages')]
  if (all.length === 0) return 'No interaction can be compared with a control, so nothing can be said.'
  if (none === 'higher' && shuffled === 'higher')
    return 'In this study messages raise the reward: it is higher than without messages, and higher than with messages to other clients.'
  if (none === 'lower' || shuffled === 'lower')
    return `In this study messages lower the reward: it is lower than ${[...found].flatMap(([control, direction]) => (direction === 'lower' ? [AGAINST[control]] : [])).join(' and ')}.`
  if (none === 'higher')
    return `In this study the reward is higher than without messages; that it matters who receives them is not shown${shuffled === null ? ', as there are no shuffled messages beside it' : ''}.`
  if (shuffled === 'higher')
    return `In this study the reward is higher than with messages to other clients; that messages help is not shown${none === null ? ', as there is no run without messages beside it' : ''}.`
  const least = all.flatMap(({ test }) => test?.detectable ?? [])
  const missed =
    least.length === 0
      ? ''
      : ` A difference below ${Math.max(...least).toFixed(3)} would often have been missed.`
  return `This study does not show that messages change the reward: all differences over all interactions are within chance.${missed}`
}

function rewardSentence(
  where: string,
  { interactions, seeds, users, recNet, against, control, outcomes, test }: MessagesComparison,
): string {
  const counts = `${where} ${counted(interactions, 'interaction')} of ${counted(users, 'user')} and ${counted(seeds, 'seed')}`
  const alone = outcomes
    ? ` RecNet alone was right in ${outcomes.recNetAlone}, the control alone in ${outcomes.controlAlone}.`
    : ''
  return `${counts} the reward is ${fixed(recNet)}, and ${fixed(against)} in the same interactions ${AGAINST[control]}: ${testText(test)}.${alone}`
}

function changeSentence({ users, recNet, against, control, test }: MessagesComparison): string {
  return `From before to after their first reception the reward of ${counted(users, 'user')} changes by ${signed(recNet)}, and by ${signed(against)} in the same interactions ${AGAINST[control]}, where time has passed as well. What is left for messages: ${testText(test)}.`
}

function elsewhere(compared: readonly MessagesComparison[], where: string): readonly string[] {
  const [first] = compared
  if (!first) return []
  const differing = compared.map(({ control, outcomes, test }) => {
    const count = outcomes ? outcomes.recNetAlone + outcomes.controlAlone : 0
    return `${count} ${count === 1 ? 'differs' : 'differ'} from the run ${AGAINST[control]}${count === 0 ? '' : `, by ${testText(test)}`}`
  })
  return [
    `Of the ${counted(first.interactions, 'interaction')} in which ${where}, ${differing.join(', and ')}.`,
  ]
}

function coldSentence(
  cold: readonly MessagesComparison[],
  warm: readonly MessagesComparison[],
): readonly string[] {
  return cold.flatMap((own) => {
    const other = warm.find(({ control }) => control === own.control)
    if (!other) return []
    return `Cold users (at most one earlier interaction) differ from the run ${AGAINST[own.control]} by ${testText(own.test)}; warm users by ${testText(other.test)}.`
  })
}

function rulesSentence({ exact, similar }: MessagesRules): readonly string[] {
  if (exact.distinct === 0) return []
  const near = similar
    ? `; taking texts with an edit ratio of at least ${similar.ratio} as one, ${similar.inTwoOrMore} of ${similar.distinct}`
    : ''
  const seeds =
    exact.seeds === 1
      ? `${counted(exact.distinct, 'rule')} were written; with one seed none can recur.`
      : `Of ${counted(exact.distinct, 'distinct rule')} beside those that clients begin with, ${exact.inTwoOrMore} were written with two seeds or more${exact.seeds > 2 ? ` and ${exact.inAll} with all ${exact.seeds}` : ''}${near}.`
  return [seeds]
}

/** The difference with its interval and what the test says of it. */
function testText(test: MessagesTest | null): string {
  if (!test) return 'nothing to compare'
  const { difference, interval, pHolm } = test
  const p = pHolm < 0.001 ? 'p < 0.001' : `p ${pHolm.toFixed(3)}`
  const verdict = pHolm < SIGNIFICANT ? '' : ', within chance'
  return `${signed(difference)} [${signed(interval.low)}, ${signed(interval.high)}] (${p}${verdict})`
}

function directionOf({ difference, pHolm }: MessagesTest): 'higher' | 'lower' | 'within chance' {
  if (pHolm >= SIGNIFICANT || difference === 0) return 'within chance'
  return difference > 0 ? 'higher' : 'lower'
}

function fixed(value: number | null): string {
  return value === null ? '–' : formatFixed(value, 3)
}

function signed(value: number | null): string {
  if (value === null) return '–'
  const text = formatFixed(Math.abs(value), 3)
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`
}
