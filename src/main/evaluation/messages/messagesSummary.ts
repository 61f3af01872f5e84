/** What a study says about its messages, in plain sentences: no more than the tests support. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
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

/** What a control is called, after “lower than” and “in the same interactions”. */
const AGAINST = {
  'no messages': 'without messages',
  'shuffled messages': 'with shuffled messages',
} as const satisfies Readonly<Record<MessageControl, string>>

const REWARD = {
  all: 'Over all {interactions} of {users} and {seeds} the reward is {own}, and {other} in the same interactions {control}: {test}.',
  allAlone:
    'Over all {interactions} of {users} and {seeds} the reward is {own}, and {other} in the same interactions {control}: {test}. RecNet alone was right in {right}, the control alone in {controlRight}.',
  own: 'Where the user took up messages, over {interactions} of {users} and {seeds} the reward is {own}, and {other} in the same interactions {control}: {test}.',
  ownAlone:
    'Where the user took up messages, over {interactions} of {users} and {seeds} the reward is {own}, and {other} in the same interactions {control}: {test}. RecNet alone was right in {right}, the control alone in {controlRight}.',
} as const

const RULES = {
  inSeveral:
    'Of {rules} beside those that clients begin with, {several} were written with two seeds or more.',
  inAll:
    'Of {rules} beside those that clients begin with, {several} were written with two seeds or more and {all} with all {seeds}.',
  nearInSeveral:
    'Of {rules} beside those that clients begin with, {several} were written with two seeds or more; taking texts with an edit ratio of at least {ratio} as one, {like} of {distinct}.',
  nearInAll:
    'Of {rules} beside those that clients begin with, {several} were written with two seeds or more and {all} with all {seeds}; taking texts with an edit ratio of at least {ratio} as one, {like} of {distinct}.',
} as const

const ELSEWHERE = {
  items: 'Of the {interactions} in which only items took up messages, {differing}.',
  nobody: 'Of the {interactions} in which nobody took up messages, {differing}.',
} as const

type Summarized = Pick<MessagesBlock, 'comparisons' | 'rules' | 'seeds'>

/** Returns the sentences: the answer, then what it rests on. */
export function messagesSummary({ comparisons, rules, seeds }: Summarized): readonly string[] {
  const about = (name: MessagesComparison['about']) =>
    comparisons.filter((comparison) => comparison.about === name && comparison.test)
  return [
    answer(about('all')),
    ...about('all').map((all) => rewardSentence('all', all)),
    ...about('user took up').map((own) => rewardSentence('own', own)),
    ...about('from first reception on, less before').map(changeSentence),
    ...elsewhere(about('only items took up'), 'items'),
    ...elsewhere(about('nobody took up'), 'nobody'),
    ...coldSentence(about('cold'), about('warm')),
    ...rulesSentence(rules),
    ...(seeds.length === 1 ? [inEnglish('There is one seed: what is found holds for that seed alone.')] : []),
  ]
}

/** Whether messages help, by the main comparison of all interactions with each control. */
function answer(all: readonly MessagesComparison[]): string {
  const found = new Map(all.map(({ control, test }) => [control, test && directionOf(test)]))
  const over = (control: MessageControl) => found.get(control) ?? null
  const [none, shuffled] = [over('no messages'), over('shuffled messages')]
  if (all.length === 0)
    return inEnglish('No interaction can be compared with a control, so nothing can be said.')
  if (none === 'higher' && shuffled === 'higher')
    return inEnglish(
      'In this study messages raise the reward: it is higher than without messages, and higher than with messages to other clients.',
    )
  if (none === 'lower' || shuffled === 'lower')
    return inEnglish('In this study messages lower the reward: it is lower than {controls}.', {
      controls: [...found]
        .flatMap(([control, direction]) => (direction === 'lower' ? [inEnglish(AGAINST[control])] : []))
        .join(' and '),
    })
  if (none === 'higher')
    return inEnglish(
      shuffled === null
        ? 'In this study the reward is higher than without messages; that it matters who receives them is not shown, as there are no shuffled messages beside it.'
        : 'In this study the reward is higher than without messages; that it matters who receives them is not shown.',
    )
  if (shuffled === 'higher')
    return inEnglish(
      none === null
        ? 'In this study the reward is higher than with messages to other clients; that messages help is not shown, as there is no run without messages beside it.'
        : 'In this study the reward is higher than with messages to other clients; that messages help is not shown.',
    )
  const least = all.flatMap(({ test }) => test?.detectable ?? [])
  return least.length === 0
    ? inEnglish(
        'This study does not show that messages change the reward: all differences over all interactions are within chance.',
      )
    : inEnglish(
        'This study does not show that messages change the reward: all differences over all interactions are within chance. A difference below {least} would often have been missed.',
        { least: Math.max(...least).toFixed(3) },
      )
}

function rewardSentence(
  where: 'all' | 'own',
  { interactions, seeds, users, recNet, against, control, outcomes, test }: MessagesComparison,
): string {
  const parts = {
    interactions: counted(interactions, 'interaction'),
    users: counted(users, 'user'),
    seeds: counted(seeds, 'seed'),
    ...{ own: fixed(recNet), other: fixed(against) },
    ...{ control: inEnglish(AGAINST[control]), test: testText(test) },
  }
  if (!outcomes) return inEnglish(REWARD[where], parts)
  const alone = { right: outcomes.recNetAlone, controlRight: outcomes.controlAlone }
  return inEnglish(REWARD[`${where}Alone`], { ...parts, ...alone })
}

function changeSentence({ users, recNet, against, control, test }: MessagesComparison): string {
  return inEnglish(
    'From before to after their first reception the reward of {users} changes by {own}, and by {other} in the same interactions {control}, where time has passed as well. What is left for messages: {test}.',
    {
      ...{ users: counted(users, 'user'), own: signed(recNet), other: signed(against) },
      ...{ control: inEnglish(AGAINST[control]), test: testText(test) },
    },
  )
}

function elsewhere(compared: readonly MessagesComparison[], who: keyof typeof ELSEWHERE): readonly string[] {
  const [first] = compared
  if (!first) return []
  const differing = compared.map(({ control, outcomes, test }) => {
    const count = outcomes ? outcomes.recNetAlone + outcomes.controlAlone : 0
    const parts = { count, control: inEnglish(AGAINST[control]) }
    if (count === 0) return inEnglish('{count} differ from the run {control}', parts)
    return inEnglish(
      count === 1
        ? '{count} differs from the run {control}, by {test}'
        : '{count} differ from the run {control}, by {test}',
      { ...parts, test: testText(test) },
    )
  })
  return [
    inEnglish(ELSEWHERE[who], {
      interactions: counted(first.interactions, 'interaction'),
      differing: differing.join(', and '),
    }),
  ]
}

function coldSentence(
  cold: readonly MessagesComparison[],
  warm: readonly MessagesComparison[],
): readonly string[] {
  return cold.flatMap((own) => {
    const other = warm.find(({ control }) => control === own.control)
    if (!other) return []
    return inEnglish(
      'Cold users (at most one earlier interaction) differ from the run {control} by {test}; warm users by {other}.',
      {
        control: inEnglish(AGAINST[own.control]),
        ...{ test: testText(own.test), other: testText(other.test) },
      },
    )
  })
}

function rulesSentence({ exact, similar }: MessagesRules): readonly string[] {
  if (exact.distinct === 0) return []
  if (exact.seeds === 1)
    return [
      inEnglish('{rules} were written; with one seed none can recur.', {
        rules: counted(exact.distinct, 'rule'),
      }),
    ]
  const parts = { rules: counted(exact.distinct, 'distinct rule'), several: exact.inTwoOrMore }
  const all = { all: exact.inAll, seeds: exact.seeds }
  if (!similar)
    return [
      exact.seeds > 2 ? inEnglish(RULES.inAll, { ...parts, ...all }) : inEnglish(RULES.inSeveral, parts),
    ]
  const near = { ratio: similar.ratio, like: similar.inTwoOrMore, distinct: similar.distinct }
  return [
    exact.seeds > 2
      ? inEnglish(RULES.nearInAll, { ...parts, ...all, ...near })
      : inEnglish(RULES.nearInSeveral, { ...parts, ...near }),
  ]
}

/** The difference with its interval and what the test says of it. */
function testText(test: MessagesTest | null): string {
  if (!test) return inEnglish('nothing to compare')
  const { difference, interval, pHolm } = test
  const p = pHolm < 0.001 ? 'p < 0.001' : `p ${pHolm.toFixed(3)}`
  return inEnglish(
    pHolm < SIGNIFICANT
      ? '{difference} [{low}, {high}] ({p})'
      : '{difference} [{low}, {high}] ({p}, within chance)',
    { difference: signed(difference), low: signed(interval.low), high: signed(interval.high), p },
  )
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
