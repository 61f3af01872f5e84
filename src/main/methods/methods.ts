/** All methods that can be run. A new baseline is one line here. */
import { WorkbenchError } from '#shared/errors.ts'
import { createPopularity } from '../recommenders/popularity.ts'
import type { Recommender } from '../recommenders/recommender.ts'
import { createTfidf } from '../recommenders/tfidf.ts'
import { fittedMethod } from './fittedMethod.ts'
import type { Method, VariantSettings } from './method.ts'
import { agentCfMethod } from './agentCf/agentCfMethod.ts'
import { agentCfPlusMethod } from './agentCfPlus/agentCfPlusMethod.ts'
import { llmRankMethod } from './llmRank/llmRankMethod.ts'
import { recNetMethod } from './recNet/recNetMethod.ts'
import { traditionalMethods } from './traditional/traditionalMethods.ts'

/**
 * The baselines that every method is compared with, by label. They need no model. RecNet does not learn from validation
 * items but TF-IDF reads them; the third baseline, TF-IDF on train items only, knows what RecNet knows.
 */
const REFERENCES = {
  Pop: { Pop: createPopularity },
  'TF-IDF': {
    'TF-IDF': () => createTfidf('history'),
    'TF-IDF, train only': () => createTfidf('train'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, () => Recommender>>>>

/** All methods, RecNet first. */
export const METHODS: readonly Method[] = [
  recNetMethod,
  llmRankMethod,
  agentCfMethod,
  agentCfPlusMethod,
  ...Object.entries(REFERENCES).map(([name, recommenders]) => fittedMethod({ name, recommenders })),
  ...traditionalMethods,
]

/** One variant of a method: a row of a table that can be run. */
export interface MethodVariant {
  readonly method: Method
  /** The label, as in the paper's tables. No two methods share one. */
  readonly name: string
  readonly settings: VariantSettings
}

/** Returns all variants that can be run, in the order of the methods. */
export function methodVariants(): readonly MethodVariant[] {
  return METHODS.flatMap((method) =>
    Object.entries(method.variants).map(([name, settings]) => ({ method, name, settings })),
  )
}

/** Returns the variant with this label, or null where no method has it, as in a run of another version. */
export function findVariant(name: string): MethodVariant | null {
  return methodVariants().find((variant) => variant.name === name) ?? null
}

/**
 * Returns the variant with this label.
 * @throws WorkbenchError `argument-invalid` where no method has it.
 */
export function variantNamed(name: string): MethodVariant {
  const found = findVariant(name)
  if (found) return found
  const expected = methodVariants()
    .map((variant) => variant.name)
    .join(', ')
  throw new WorkbenchError({ code: 'argument-invalid', argument: 'variant', expected, found: name })
}

/** Returns the baselines that a report compares this variant with, without the variant itself. */
export function referencesOf(variant: string): readonly Recommender[] {
  return Object.values(REFERENCES).flatMap((recommenders) =>
    Object.entries(recommenders).flatMap(([name, create]) => (name === variant ? [] : [create()])),
  )
}
