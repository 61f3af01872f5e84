/** What Prompt_gradient is asked about (Eq. 8): the clients with what they received, and the modules by their names. */

/** A message as one client received it. */
export interface JudgedMessage {
  /** The number of its router in the question, counted from 1. */
  readonly number: number
  /** Null where another client before received the same text from the same router. */
  readonly text: string | null
}

/** One client of the interaction, with what it received. */
export interface JudgedClient {
  /** Empty for a user. */
  readonly title: string
  /** P_c, before the messages were merged. */
  readonly original: string
  /** P_c^pro; equal to `original` where there were no messages. */
  readonly merged: string
  readonly messages: readonly JudgedMessage[]
  /** The rules of F_c; empty where nothing was merged by them. */
  readonly rules: readonly string[]
}

/** One module. `candidate` is the number of the item whose module it is, counted from 1; null for the user's. */
export type JudgedModule =
  | { readonly kind: 'profile' | 'filter memory'; readonly candidate: number | null }
  | { readonly kind: 'router'; readonly number: number }

/**
 * Returns the name of a module in the question and in the reply: the key of Appendix A.2 for the modules of the user,
 * and one key for each router and each candidate, so that none can be left out or named twice.
 */
export function moduleName(module: JudgedModule): string {
  if (module.kind === 'router') return `Router ${module.number} Profile Evaluation`
  const of = module.candidate === null ? '' : `Candidate ${module.candidate} `
  if (module.kind === 'filter memory') return `${of}Filter Memory Evaluation`
  return module.candidate === null ? 'Merged User Profile Evaluation' : `${of}Item Profile Evaluation`
}

/** Returns the names of modules, in order. */
export function moduleNames(modules: readonly JudgedModule[]): readonly string[] {
  return modules.map(moduleName)
}

/** The values of Prompt_gradient. */
export interface GradientVariables {
  readonly domainWord: string
  readonly user: JudgedClient
  /** In the order in which the prediction showed them, which gives them their numbers. */
  readonly items: readonly JudgedClient[]
  /** Number of the chosen candidate, counted from 1; null where the choice could not be read. */
  readonly selected: number | null
  /** Number of the positive item, counted from 1. */
  readonly truth: number
  /** The modules that are judged. Each took part in the prediction. */
  readonly modules: readonly JudgedModule[]
}

/** The textual reward (impact, evaluation) and the textual gradient (change, suggestion) of one module. */
export interface ModuleJudgement {
  readonly evaluation: string
  readonly impact: 'positive' | 'neutral' | 'negative'
  readonly change: boolean
  readonly suggestion: string
}
