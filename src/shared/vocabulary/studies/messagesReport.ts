/** Whether messages help: RecNet beside its controls over the seeds of a study, interaction by interaction. */
import type { CreditCounts, PreferenceMessage } from '../agents.ts'
import type { Interval } from '../results.ts'
import type { RunId } from '../runs.ts'
import type { StudyId } from './studies.ts'

/** The controls of propagation: the same run in which nothing is delivered, or each message to another client. */
export const MESSAGE_CONTROLS = ['no messages', 'shuffled messages'] as const
export type MessageControl = (typeof MESSAGE_CONTROLS)[number]

/** What a study shows of its messages. */
export interface MessagesReport {
  readonly study: StudyId
  readonly title: string
  /** One for each dataset, backbone and point at which RecNet has a control. */
  readonly blocks: readonly MessagesBlock[]
  /** What is missing to say more, in sentences. */
  readonly notes: readonly string[]
}

/** RecNet and its controls on one dataset, with one backbone, at one point. */
export interface MessagesBlock {
  readonly dataset: string
  readonly model: string
  /** The name of RecNet's row, with its point where it has several. */
  readonly row: string
  /** What must be said wherever the results are: `text rules, not a language model`. */
  readonly caveat: string | null
  readonly seeds: readonly MessagesSeed[]
  /** The plain answer first, then what supports it. */
  readonly summary: readonly string[]
  /** What must be known to read the figures: how they are made, and which comparisons are not fair. */
  readonly notes: readonly string[]
  readonly comparisons: readonly MessagesComparison[]
  /** In the order of seeds, and of receptions within a seed, most first. Descriptive. */
  readonly routers: readonly MessagesRouter[]
  readonly rules: MessagesRules
}

/** One seed with its runs, and how far they can be paired. */
export interface MessagesSeed {
  readonly seed: number
  readonly run: RunId
  readonly controls: readonly MessagesControlRun[]
  readonly interactions: number
  /** Interactions of RecNet in which the user took up messages. */
  readonly userReceptions: number
  readonly delivered: number
}

/** One control of one seed. */
export interface MessagesControlRun {
  readonly control: MessageControl
  readonly run: RunId
  /** Why it is not compared, such as another negative item at some step; null where every interaction is the same. */
  readonly unpaired: string | null
}

/**
 * Which interactions are compared. `took up` is said of the run of RecNet, and is about what was merged before the
 * prediction. `cold` are those of users with at most one earlier interaction in the run, `warm` all others.
 */
export const MESSAGE_SUBSETS = [
  'all',
  'user took up',
  'only items took up',
  'nobody took up',
  'before first reception',
  'from first reception on',
  'cold',
  'warm',
] as const
export type MessageSubset = (typeof MESSAGE_SUBSETS)[number]

/** A difference of differences: the first subset less the second, over users who have both. */
export const MESSAGE_CHANGES = {
  'from first reception on, less before': ['from first reception on', 'before first reception'],
  'cold, less warm': ['cold', 'warm'],
} as const satisfies Readonly<Record<string, readonly [MessageSubset, MessageSubset]>>
export type MessageChange = keyof typeof MESSAGE_CHANGES

/** RecNet against one control on some interactions. Means are over interactions; those of a change are over users and seeds. */
export interface MessagesComparison {
  readonly about: MessageSubset | MessageChange
  readonly control: MessageControl
  /** `main`: declared beforehand and corrected together after Holm; `further`: corrected among themselves. */
  readonly family: 'main' | 'further'
  /** Paired interactions, and the seeds and users that they are of. */
  readonly interactions: number
  readonly seeds: number
  readonly users: number
  /** Mean reward; for a change the mean change of the reward. Null without interactions. */
  readonly recNet: number | null
  readonly against: number | null
  /** The interactions that RecNet alone predicted rightly, that the control alone did, and all others; null for a change. */
  readonly outcomes: PairedOutcomes | null
  /** Null without interactions. */
  readonly test: MessagesTest | null
}

/** Paired interactions by which of both runs predicted them rightly. */
export interface PairedOutcomes {
  readonly recNetAlone: number
  readonly controlAlone: number
  readonly same: number
}

/** The difference in reward, RecNet less the control. The interactions of a user, and those of a seed, belong together. */
export interface MessagesTest {
  readonly difference: number
  /** 95 % interval over seeds and users. */
  readonly interval: Interval
  /** `users`: one seed only, or seeds that cannot differ; what it finds holds for that seed. */
  readonly over: 'seeds and users' | 'users'
  readonly pValue: number
  readonly pHolm: number
  /** The smallest difference that such a test finds with a power of 80 % at 5 %; null where it cannot be told. */
  readonly detectable: number | null
}

/** One router of one seed, or one sender of direct propagation. Routers are not the same over seeds. */
export interface MessagesRouter {
  readonly seed: number
  readonly run: RunId
  readonly router: PreferenceMessage['from']
  /** How often a client took up its messages, and how often a user did. */
  readonly receptions: number
  readonly userReceptions: number
  /** Mean rewards of the interactions in which the user took up its messages. */
  readonly rewards: MessagesRewards
  /** Its credits (Eq. 8), those of routers that were merged into it included; null where it was never judged. */
  readonly credits: CreditCounts | null
}

/** Mean rewards of the same interactions in RecNet and in the controls that can be paired; null where there is none. */
export interface MessagesRewards {
  readonly recNet: number | null
  readonly against: Readonly<Record<MessageControl, number | null>>
}

/** Rules over the seeds. */
export interface MessagesRules {
  /** Most seeds first, then most receptions. Descriptive. */
  readonly rows: readonly MessagesRule[]
  readonly exact: RuleRecurrence
  /** Texts with an edit ratio of at least `ratio` are one; null where there are too many texts to compare. */
  readonly similar: (RuleRecurrence & { readonly ratio: number }) | null
}

/** One text of a rule, without case, white space and full stops at its end. */
export interface MessagesRule {
  readonly text: string
  /** Whether clients begin with it, so that it cannot be said to recur. */
  readonly isFirst: boolean
  readonly seeds: readonly number[]
  /** Filter memories in which it ever stood, as a sum over seeds. */
  readonly clients: number
  /** How often it was written as a rule of its own, and as the new text of a rule that was there. */
  readonly asNew: number
  readonly asRewrite: number
  /** Interactions in which the user took up messages while the rule stood in its filter memory. */
  readonly receptions: number
  readonly rewards: MessagesRewards
  /** A client in whose filter memory it stands or stood, for a link. */
  readonly example: { readonly run: RunId; readonly client: string }
}

/** How many of the texts that were written occur with several seeds; those that clients begin with are left out. */
export interface RuleRecurrence {
  readonly distinct: number
  readonly inTwoOrMore: number
  readonly inAll: number
  readonly seeds: number
}
