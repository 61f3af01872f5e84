/** What is left out of the interactions of a dataset before it is imported, step by step (design notes, §2.2). */
import { z } from 'zod'

/**
 * The steps in the order in which they are taken. Each is taken once, and `k-core` to its fixed point; `sequence-length` and
 * what follows leaves items with fewer than k interactions, as the samples of the paper do.
 */
export const PREPROCESSING_STEPS = [
  'rating',
  'time',
  'duplicates',
  'titles',
  'k-core',
  'sequence-length',
  'users',
  'last-per-user',
] as const
export type PreprocessingStep = (typeof PREPROCESSING_STEPS)[number]

const count = z.number().int().min(0)

/** The parameters of all steps; a parameter that says so turns its step off. */
export const preprocessing = z.strictObject({
  /** Interactions with a lower rating, or without any, are left out; null takes all. */
  minRating: z.number().nullable(),
  /** Interactions before this time, in seconds since 1970, are left out; null takes all. */
  from: z.number().nullable(),
  /** Interactions at or after this time, in seconds since 1970, are left out; null takes all. */
  until: z.number().nullable(),
  /** Which of a user's interactions with the same item counts: the earliest, the latest, or each. */
  duplicates: z.enum(['first', 'last', 'keep']),
  /** Items that are left out: none, those without a title, or also those whose title holds residue of markup or scripts. */
  titles: z.enum(['any', 'present', 'clean']),
  /** Fewest interactions of a user and of an item, to the fixed point; 0 turns it off. */
  kCore: count,
  /** Users with fewer interactions are left out; 0 turns it off. */
  minLength: count,
  /** Users with more interactions are left out; 0 turns it off. */
  maxLength: count,
  /** How many users are kept; 0 keeps all. */
  users: count,
  /** How users are drawn: each alike, or one after the other those who share the most items with the chosen. */
  userSampling: z.enum(['uniform', 'dense']),
  /** How many of a user's latest interactions are kept; 0 keeps all. */
  lastPerUser: count,
  /** Whether nine negative items of each user are drawn now and kept with the dataset, or by each run with its seed. */
  candidates: z.enum(['by-run', 'kept']),
  /** The seed of whatever is drawn. */
  seed: z.number().int().min(0).max(4_294_967_295),
})
export type Preprocessing = z.infer<typeof preprocessing>

/** Nothing but the earliest of repeated interactions, as RecBole and AgentCF do. */
export const NO_PREPROCESSING: Preprocessing = {
  minRating: null,
  from: null,
  until: null,
  duplicates: 'first',
  titles: 'any',
  kCore: 0,
  minLength: 0,
  maxLength: 0,
  users: 0,
  userSampling: 'uniform',
  lastPerUser: 0,
  candidates: 'by-run',
  seed: 2020,
}

/** What one step has left. */
export interface StepCount {
  /** `read` is what there was before the first step. */
  readonly step: 'read' | PreprocessingStep
  readonly interactions: number
  readonly users: number
  readonly items: number
  /** Interactions that this step left out. */
  readonly removed: number
}
