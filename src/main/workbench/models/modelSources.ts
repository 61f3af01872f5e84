/** Derives properties of a language model from its source. */
import type { LanguageModelSource } from '#shared/vocabulary/models/models.ts'

/** Returns the concurrency of a model: the requests that it handles at the same time. */
export function parallelOf(source: LanguageModelSource): number {
  if (source.kind === 'server') return source.parallel * source.addresses.length
  return source.mode === 'strict' ? 1 : source.sequences
}

/** Returns, as text, everything about a model that its replies depend on. */
export function identityOf(source: LanguageModelSource): string {
  return JSON.stringify(
    source.kind === 'server'
      ? ['server', source.model, source.addresses]
      : ['gguf', source.sha256, source.mode, source.contextTokens],
  )
}
