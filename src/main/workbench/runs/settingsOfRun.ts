/** Reads the settings that a run continues with: those it began with, even if some settings did not exist yet then. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { valuesOfRun } from '#shared/vocabulary/settings/valuesOfRun.ts'
import { interactionCount } from '../../evaluation/interactionCount.ts'
import type { Learner, Method, MethodSettings } from '../../methods/method.ts'
import { findVariant } from '../../methods/methods.ts'
import { recNetMethod } from '../../methods/recNet/recNetMethod.ts'

type AboutRun = Pick<Manifest, 'variant' | 'settings'>

/** Returns the method of a run. A variant that no method has belongs to another version of RecNet. */
export function methodOfRun({ variant }: Pick<Manifest, 'variant'>): Method {
  return findVariant(variant)?.method ?? recNetMethod
}

/** Returns the settings of a run, checked and complete. @throws WorkbenchError `hyperparameter-invalid`. */
export function settingsOfRun(run: AboutRun): MethodSettings {
  return methodOfRun(run).parse(valuesOfRun(run.settings))
}

/** Creates the learner of a run at its beginning. @throws WorkbenchError `hyperparameter-invalid`. */
export function learnerOfRun(run: AboutRun): Learner {
  return methodOfRun(run).learner(run.variant, valuesOfRun(run.settings))
}

/** Counts the interaction records that a run learns from, step by step; 0 for a method that learns at once. */
export function interactionsOfRun(run: AboutRun, dataset: Dataset): number {
  return methodOfRun(run).learnsInSteps ? interactionCount(dataset, settingsOfRun(run)) : 0
}
