/** The answers of the inspection calls: a run's network at a step. */
import type { PrivateMemoryRevision } from '../events/memories/foldMemories.ts'
import type { RevisionCause, RuleHistory } from '../events/foldRuleHistory.ts'
import type { InterestGroup } from '../events/memories/memoryEvents.ts'
import type { CreditCounts } from './agents.ts'
import type { ClientId, GradientId, RouterId } from './ids.ts'
import type { DatasetChecks } from './imports/datasetChecks.ts'
import type { MessageOutcomes } from './recording/messageOutcomes.ts'
import type { EvaluationReport } from './results.ts'

/** A client and what it is called: the title of an item, the token of a user. */
export interface ClientName {
  readonly client: ClientId
  readonly name: string
}

/** One client in a list. */
export interface ClientRow extends ClientName {
  /** Revisions of its filter memory; null where it has none. */
  readonly ruleRevisions: number | null
  readonly profileRevisions: number
  /** Number of messages in its buffer at the step. */
  readonly waitingMessages: number
  /** The step of its newest revision; 0 where there is none. */
  readonly changedAt: number
}

/** One page of the list of clients. */
export interface ClientRows {
  readonly step: number
  /** Number of clients that match, of which `rows` is one page. */
  readonly total: number
  readonly rows: readonly ClientRow[]
}

/** The whole history of one client up to a step. */
export interface ClientHistory extends RuleHistory {
  readonly step: number
  /** The routers whose newest routing table includes the client, the highest score first. */
  readonly communities: readonly {
    readonly router: RouterId
    readonly routingScore: number
    readonly step: number
  }[]
  /** The private memories of a user of AgentCF++, oldest first; none for other methods. */
  readonly privateMemories: readonly PrivateMemoryRevision[]
  /** The groups of AgentCF++ that the client belongs to. */
  readonly interestGroups: readonly InterestGroup[]
  /** The client's interactions up to the step, newest first. */
  readonly interactions: readonly ClientInteraction[]
  /** How many there are of what may be listed in part, the newest alone. */
  readonly counts: Readonly<Record<'profiles' | 'privateMemories' | 'interactions', number>>
}

/** One judged interaction in which the client took part. */
export interface ClientInteraction {
  readonly step: number
  readonly user: ClientId
  readonly positiveItem: ClientId
  readonly negativeItem: ClientId
  readonly predictedItem: ClientId | null
  readonly reward: 0 | 1
  readonly reasoning: string
}

/** The life of one router: a band of the lineage. */
export interface RouterLife {
  readonly router: RouterId
  readonly parents: readonly RouterId[]
  readonly born: number
  /** The step at which it ended; null while it is alive. */
  readonly ended: number | null
  readonly end: 'split' | 'merged' | null
  /** The routers that it was split into or merged into. */
  readonly into: readonly RouterId[]
  /** The number of clients that its newest messages reached, from each step on at which it changed. */
  readonly sizes: readonly { readonly step: number; readonly clients: number }[]
}

/** One router in a list. */
export interface RouterRow {
  readonly router: RouterId
  readonly profile: string
  readonly attributes: number
  /** Number of clients that its messages under the newest routing table reached. */
  readonly community: number
  readonly pendingGradients: number
  readonly born: number
  readonly parents: readonly RouterId[]
}

/** The routers at a step, and the lives of all routers up to it. */
export interface RouterOverview {
  readonly step: number
  readonly routers: readonly RouterRow[]
  /** All, or those alone that changed since a step, in the order of the routers' numbers. */
  readonly lives: readonly RouterLife[]
  /** The number of all lives. */
  readonly lifeCount: number
}

/** One revision of a router's profile with the gradients that caused it. */
export interface RouterRevision {
  readonly step: number
  readonly profile: string
  readonly reason: 'first' | 'summary' | 'rewrite' | 'merge' | 'split'
  readonly causes: readonly RevisionCause[]
  readonly call: string | null
}

/** The whole history of one router up to a step. */
export interface RouterHistory {
  readonly step: number
  readonly life: RouterLife
  readonly revisions: readonly RouterRevision[]
  readonly attributes: readonly { readonly attribute: string; readonly since: number }[]
  readonly community: readonly {
    readonly client: ClientId
    readonly name: string
    readonly routingScore: number
    readonly step: number
  }[]
  /** The threshold τ of the newest routing table; null before the first. */
  readonly threshold: number | null
  /** What became of its messages. */
  readonly messages: MessageOutcomes
  /** All credits since the router was last optimized, also those that ask for nothing. */
  readonly pendingCredits: CreditCounts
  readonly pendingGradients: readonly {
    readonly id: GradientId
    readonly client: ClientId
    readonly reward: 0 | 1
    readonly evaluation: string
    readonly suggestion: string
  }[]
}

/** A comparison of runs under one protocol. */
export interface Comparison {
  /** What prevents the comparison; null where the runs can be compared. */
  readonly incomparable: string | null
  readonly tests: readonly RunTest[]
}

/** A paired test between the rankings of two runs over the same users. */
export interface RunTest {
  readonly run: string
  readonly against: string
  readonly difference: number
  readonly interval: { readonly low: number; readonly high: number }
  readonly pValue: number
  readonly pHolm: number
  readonly wins: number
  readonly ties: number
  readonly losses: number
}

/** A run of a joint report. */
export interface JointRun {
  readonly run: string
  /** What its own method is called there. */
  readonly method: string
  readonly asksModels: boolean
  /** The models as they are named beside results, with their caveats. */
  readonly languageModel: string
  readonly embeddingModel: string
  readonly seed: number
  /** The step of its newest evaluation. */
  readonly step: number
  /** Whether that evaluation closes the run. */
  readonly final: boolean
}

/** What the shortcut rankers of a dataset score on the candidates of a joint report. */
export type JointShortcuts = Pick<DatasetChecks, 'checks' | 'shortcuts' | 'floor' | 'band'>

/** Several runs under one protocol as one report: the own method of each, then the references that they share. */
export interface JointReport {
  /** What prevents joining them; null where they can be joined. */
  readonly incomparable: string | null
  /** The first run's method is tested against every other. Null where they cannot be joined. */
  readonly evaluation: EvaluationReport | null
  readonly runs: readonly JointRun[]
  /** What must be known to read the table, in sentences. */
  readonly notes: readonly string[]
  /** Null where they were not computed; a note says why. */
  readonly shortcuts: JointShortcuts | null
}
