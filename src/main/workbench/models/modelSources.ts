/** What follows from where a language model comes from. */
import type { LanguageModelSource } from '#shared/vocabulary/models/models.ts'

/** Questions that it works on at once. */
export function parallelOf(source: LanguageModelSource): number {
  if (source.kind === 'server') return source.parallel * source.addresses.length
  return source.mode === 'strict' ? 1 : source.sequences
}

/** All of a model that its replies depend on. */
export function identityOf(source: LanguageModelSource): string {
  return JSON.stringify(
    source.kind === 'server'
      ? ['server', source.model, source.addresses]
      : ['gguf', source.sha256, source.mode, source.contextTokens],
  )
}
