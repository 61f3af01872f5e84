/** The kinds of value a setting can have, each with its default, its range and what is said about it. */
import { z } from 'zod'

export const HYPERPARAMETER_SECTIONS = [
  'Data',
  'Model',
  'Initialisation',
  'Routing',
  'Reception',
  'Optimisation',
  'Training',
  'Evaluation',
  'LLMRank',
  'AgentCF',
  'KGLA',
  'AgentCF++',
] as const

/** What is said about a setting wherever it is shown. */
export interface HyperparameterInfo {
  readonly section: (typeof HYPERPARAMETER_SECTIONS)[number]
  readonly label: string
  readonly help: string
  /** What a number counts: tokens, routers. Absent for numbers without a unit. */
  readonly unit?: string
  /** The paper's symbol, where it has one. */
  readonly symbol?: string
  /** The values the paper searched. */
  readonly paperGrid?: readonly number[]
}

/** A whole number from `low` to `high`. */
export function count(low: number, high: number, initial: number, info: HyperparameterInfo) {
  return z
    .int()
    .min(low)
    .max(high)
    .default(initial)
    .meta({ ...info })
}

/** Any number from `low` to `high`. */
export function real(low: number, high: number, initial: number, info: HyperparameterInfo) {
  return z
    .number()
    .min(low)
    .max(high)
    .default(initial)
    .meta({ ...info })
}

/** On or off. */
export function flag(initial: boolean, info: HyperparameterInfo) {
  return z
    .boolean()
    .default(initial)
    .meta({ ...info })
}

/** Any text of so many characters at most. */
export function text(most: number, info: HyperparameterInfo) {
  return z
    .string()
    .max(most)
    .default('')
    .meta({ ...info })
}

/** One of some words. */
export function choice<const T extends readonly [string, ...string[]]>(
  values: T,
  initial: T[number],
  info: HyperparameterInfo,
) {
  return z
    .enum(values)
    .default(initial as never)
    .meta({ ...info })
}
