/** The requests of the methods that are started beside the main one, under the same protocol. */
import type { MethodOption, RunRequest, Settings, VariantOption } from '#shared/vocabulary/runs.ts'
import { settingsForVariant } from '#shared/vocabulary/settings/settingsForVariant.ts'
import { defaultsOf, ownSettings } from './draftMethod.ts'

/** What all of them share. */
export interface AskedBeside {
  /** The request of the main method, with the models that are chosen even where it asks none itself. */
  readonly request: RunRequest
  /** The settings of the preset and of the user. */
  readonly asked: Settings
  /** The settings of the form with their defaults: others were set for a method that is not chosen any more. */
  readonly form: Settings
  readonly methods: readonly MethodOption[]
}

/** A method beside the main one. */
export interface RequestBeside {
  readonly request: RunRequest
  /** Settings that it does not have, and that its variant has its own value of. */
  readonly missing: readonly string[]
  readonly fixed: readonly string[]
  readonly asksModels: boolean
}

/** Returns one request for each variant, with the settings in which it differs from its own defaults. */
export function requestsBeside(
  variants: readonly VariantOption[],
  { request, asked, form, methods }: AskedBeside,
): readonly RequestBeside[] {
  return variants.map((variant) => {
    const method = methods.find(({ name }) => name === variant.method)
    const { settings, missing, fixed } = settingsForVariant(ownSettings(asked, form), variant, methods)
    const base: Settings = { ...(method ? defaultsOf(method) : {}), ...variant.settings }
    const differing = Object.entries(settings).filter(([name, value]) => base[name] !== value)
    const { languageModel, reasoningModel, embeddingModel, ...same } = request
    const models = {
      ...(languageModel === undefined ? {} : { languageModel }),
      ...(reasoningModel === undefined ? {} : { reasoningModel }),
      ...(embeddingModel === undefined ? {} : { embeddingModel }),
    }
    const asksModels = method?.asksModels === true
    return {
      request: {
        ...same,
        ...(asksModels ? models : {}),
        variant: variant.name,
        settings: Object.fromEntries(differing),
      },
      missing,
      fixed,
      asksModels,
    }
  })
}
