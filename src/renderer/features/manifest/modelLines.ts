/** A language model of a run, with all that can be said of where it is and how it worked. */
import { SERVER_SECONDS } from '#shared/vocabulary/models/chatServers.ts'
import type { DescribedLanguageModel } from '#shared/vocabulary/manifest.ts'
import { phrase } from '../../locales/phrase.ts'
import { t } from '../../locales/t.ts'

/** The lines, of which the first is the name of the model. */
export function modelLines({ name, caveat, source }: DescribedLanguageModel): readonly string[] {
  return [phrase(name), ...(caveat === null ? [] : [phrase(caveat)]), ...sourceLines(source)]
}

function sourceLines(source: DescribedLanguageModel['source']): readonly string[] {
  if (!source) return []
  if (source.kind === 'server') {
    return [
      ...source.addresses,
      t(
        'manifest.parallelQuestionAtOnceAt',
        { parallel: source.parallel, timeoutSeconds: source.timeoutSeconds },
        source.parallel,
      ),
      t('manifest.waitedForUpToAwayseconds', { awaySeconds: source.awaySeconds ?? SERVER_SECONDS.away }),
      ...(source.keyVariable === undefined
        ? []
        : [t('manifest.keyFromTheEnvironmentVariable', { keyVariable: source.keyVariable })]),
      ...(source.headers ?? []),
    ]
  }
  const { path, sha256, mode, sequences, contextTokens, gpuLayers } = source
  const layers =
    gpuLayers === undefined
      ? t('manifest.asManyLayersOnThe')
      : t('manifest.gpulayersLayerOnTheGpu', { gpuLayers }, gpuLayers)
  return [
    path,
    `SHA-256 ${sha256}`,
    t('manifest.modeValueAtOnceContexttokens', {
      mode,
      value: mode === 'strict' ? 1 : sequences,
      contextTokens,
      layers,
    }),
  ]
}
