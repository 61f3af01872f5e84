/** What can be run: the methods with their settings, and the variants of each. */
import { settingsTable } from '#shared/vocabulary/settings/settingsTable.ts'
import type { MethodOption, VariantOption } from '#shared/vocabulary/runs.ts'
import { METHODS, methodVariants } from '../../methods/methods.ts'

/** Returns the methods and variants, in their order. */
export function runOptions(): {
  readonly methods: readonly MethodOption[]
  readonly variants: readonly VariantOption[]
} {
  return {
    methods: METHODS.map(({ name, asksModels, settings }) => {
      return { name, asksModels, settings: settingsTable(settings) }
    }),
    variants: methodVariants().map(({ method, name, settings }) => ({ method: method.name, name, settings })),
  }
}
