/** Every method that can be run. A baseline is added by its line here. */
import { WorkbenchError } from '#shared/errors.ts'
import { createPopularity } from '../recommenders/popularity.ts'
import type { Recommender } from '../recommenders/recommender.ts'
import { createTfidf } from '../recommenders/tfidf.ts'
import { fittedMethod } from './fittedMethod.ts'
import type { Method, VariantSettings } from './method.ts'
import { recNetMethod } from './recNet/recNetMethod.ts'

/**
 * What every method is compared with, by label. Both need no model. RecNet does not learn from validation items, TF-IDF
 * reads them: the third reference knows what RecNet knows.
 */
const REFERENCES = {
  Pop: { Pop: createPopularity },
  'TF-IDF': {
    'TF-IDF': () => createTfidf('history'),
    'TF-IDF, train only': () => createTfidf('train'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, () => Recommender>>>>

export const METHODS: readonly Method[] = [
  recNetMethod,
  ...Object.entries(REFERENCES).map(([name, recommenders]) => fittedMethod({ name, recommenders })),
]

export interface MethodVariant {
  readonly method: Method
  /** Label as in the paper's tables; no two methods share one. */
  readonly name: string
  readonly settings: VariantSettings
}

/** All rows that a run can be, in the order of the methods. */
export function methodVariants(): readonly MethodVariant[] {
  return METHODS.flatMap((method) =>
    Object.entries(method.variants).map(([name, settings]) => ({ method, name, settings })),
  )
}

/** Null for a label that no method has, as a run of another version may have. */
export function findVariant(name: string): MethodVariant | null {
  return methodVariants().find((variant) => variant.name === name) ?? null
}

/** @throws WorkbenchError `argument-invalid`. */
export function variantNamed(name: string): MethodVariant {
  const found = findVariant(name)
  if (found) return found
  const expected = methodVariants()
    .map((variant) => variant.name)
    .join(', ')
  throw new WorkbenchError({ code: 'argument-invalid', argument: 'variant', expected, found: name })
}

/** The references of a report, without the variant that it is about. */
export function referencesOf(variant: string): readonly Recommender[] {
  return Object.values(REFERENCES).flatMap((recommenders) =>
    Object.entries(recommenders).flatMap(([name, create]) => (name === variant ? [] : [create()])),
  )
}
