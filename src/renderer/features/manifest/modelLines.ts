/** A language model of a run, with all that can be said of where it is and how it worked. */
import { SERVER_SECONDS } from '#shared/vocabulary/models/chatServers.ts'
import type { DescribedLanguageModel } from '#shared/vocabulary/manifest.ts'

/** The lines, of which the first is the name of the model. */
export function modelLines({ name, caveat, source }: DescribedLanguageModel): readonly string[] {
  return [name, ...(caveat === null ? [] : [caveat]), ...sourceLines(source)]
}

function sourceLines(source: DescribedLanguageModel['source']): readonly string[] {
  if (!source) return []
  if (source.kind === 'server') {
    return [
      ...source.addresses,
      `${source.parallel} ${source.parallel === 1 ? 'question' : 'questions'} at once at each address, at most ${source.timeoutSeconds} s each`,
      `waited for up to ${source.awaySeconds ?? SERVER_SECONDS.away} s while it loads, is busy or has gone`,
      ...(source.keyVariable === undefined
        ? []
        : [`key from the environment variable ${source.keyVariable}`]),
      ...(source.headers ?? []),
    ]
  }
  const { path, sha256, mode, sequences, contextTokens, gpuLayers } = source
  const layers =
    gpuLayers === undefined
      ? 'as many layers on the GPU as fit'
      : `${gpuLayers} ${gpuLayers === 1 ? 'layer' : 'layers'} on the GPU`
  return [
    path,
    `SHA-256 ${sha256}`,
    `${mode}, ${mode === 'strict' ? 1 : sequences} at once, ${contextTokens} tokens of context, ${layers}`,
  ]
}
