/** Words of the engine in the language that is shown, where that is not English: the engine itself speaks English. */
import { shallowRef } from 'vue'
import type { ErrorLanguage } from '#shared/errors/errorLanguage.ts'

/** How one language says what is written in `shared`. */
export interface EngineWords {
  readonly errors: ErrorLanguage
  /** Label and explanation of each setting, by its name. */
  readonly settings: Readonly<Record<string, { readonly label: string; readonly help: string }>>
  /** Sentences and words by their English form. */
  readonly phrases: Readonly<Record<string, string>>
  /** Sentences that the engine fills in, by their template. They are known again in what it says. */
  readonly sentences: Readonly<Record<string, string>>
}

/** Null while English is shown. Written by `showLanguage` alone. */
export const engineWords = shallowRef<EngineWords | null>(null)
