/** The modules that credit is assigned to, and how the prompt names them (Eq. 8). */

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
