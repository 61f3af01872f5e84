/** The settings that a run goes on with: those it began with, also where it began before some of them were there. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Learner, Method, MethodSettings } from '../../methods/method.ts'
import { findVariant } from '../../methods/methods.ts'
import { recNetMethod } from '../../methods/recNet/recNetMethod.ts'

type AboutRun = Pick<Manifest, 'variant' | 'settings'>

/** A label that no method has is that of a row of RecNet in another version. */
export function methodOfRun({ variant }: Pick<Manifest, 'variant'>): Method {
  return findVariant(variant)?.method ?? recNetMethod
}

/** @throws WorkbenchError `hyperparameter-invalid`. */
export function settingsOfRun(run: AboutRun): MethodSettings {
  return methodOfRun(run).parse(valuesOfRun(run))
}

/** The method of a run at its beginning. @throws WorkbenchError `hyperparameter-invalid`. */
export function learnerOfRun(run: AboutRun): Learner {
  return methodOfRun(run).learner(run.variant, valuesOfRun(run))
}

/** Before models had roles, one temperature and one budget held for all prompts: a run must not change them half way. */
function valuesOfRun({ settings }: Pick<Manifest, 'settings'>): Manifest['settings'] {
  const { temperature, maxReplyTokens } = settings
  return {
    ...(temperature === undefined ? {} : { reasoningTemperature: temperature }),
    ...(maxReplyTokens === undefined ? {} : { maxReasoningTokens: maxReplyTokens }),
    ...settings,
  }
}
