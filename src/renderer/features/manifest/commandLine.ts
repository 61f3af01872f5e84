/** The command that repeats a run in a terminal, for a POSIX shell. */
import { SERVER_SECONDS } from '#shared/vocabulary/models/chatServers.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { LanguageModelSource } from '#shared/vocabulary/models/models.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { shellQuoted } from '#shared/shellQuoted.ts'

/** The command line as one line. `variantSettings` is what the variant sets; only settings that differ from it and from the defaults are named. */
export function commandLine(manifest: Manifest, variantSettings: Settings): string {
  const base: Settings = {
    ...Object.fromEntries(allSettingsTable().map((entry) => [entry.name, entry.default])),
    ...variantSettings,
  }
  const own = Object.entries(manifest.settings).filter(
    ([name, value]) => name === 'seed' || base[name] !== value,
  )
  return [
    'recnet run',
    `--dataset ${shellQuoted(manifest.dataset.name)}`,
    `--variant ${shellQuoted(manifest.variant)}`,
    ...(manifest.vectorIndex === 'lance' ? [] : [`--index ${manifest.vectorIndex}`]),
    ...modelFlags(manifest),
    ...own.map(([name, value]) => `${flagOf(name)} ${shellQuoted(String(value))}`),
  ].join(' ')
}

/** All that the models are, so that nothing depends on the memory of the machine where it is repeated. */
function modelFlags({ languageModel, reasoningModel, embeddingModel }: Manifest): readonly string[] {
  const { source: answering } = languageModel
  const reasoning = reasoningModel?.source
  const embedding = embeddingModel.source
  return [
    ...(answering ? languageModelFlags(answering, '') : []),
    ...(reasoning ? languageModelFlags(reasoning, 'reasoning-') : []),
    ...(saysLayers(answering) && reasoning?.kind === 'gguf' && reasoning.gpuLayers === undefined
      ? ['--reasoning-gpu-layers auto']
      : []),
    ...limitFlags([answering, reasoning].find((source) => source?.kind === 'server')),
    ...(embedding ? [`--embedding ${shellQuoted(embedding.path)}`] : []),
  ]
}

/** How long servers are waited for, where that is not the default. */
function limitFlags(source: LanguageModelSource | undefined): readonly string[] {
  if (source?.kind !== 'server') return []
  const { timeoutSeconds, awaySeconds } = source
  return [
    ...(timeoutSeconds === SERVER_SECONDS.timeout ? [] : [`--server-timeout ${timeoutSeconds}`]),
    ...(awaySeconds === undefined ? [] : [`--server-wait ${awaySeconds}`]),
  ]
}

/** Both have all of their own flags: what is left out of the second would be taken from the first. */
function languageModelFlags(source: LanguageModelSource, of: '' | 'reasoning-'): readonly string[] {
  if (source.kind === 'server') {
    const { addresses, model, parallel, keyVariable, headers = [] } = source
    return [
      `--${of}server ${addresses.map(shellQuoted).join(' ')}`,
      `--${of}server-model ${shellQuoted(model)}`,
      `--${of}sequences ${parallel}`,
      ...(keyVariable === undefined ? [] : [`--${of}server-key ${keyVariable}`]),
      ...(headers.length === 0 ? [] : [`--${of}server-header ${headers.map(shellQuoted).join(' ')}`]),
    ]
  }
  const { path, mode, sequences, contextTokens, gpuLayers } = source
  const file = of === '' ? '--model' : '--reasoning-model'
  const layers = gpuLayers === undefined ? [] : [`--${of}gpu-layers ${gpuLayers}`]
  return [
    `${file} ${shellQuoted(path)}`,
    `--${of}mode ${mode}`,
    `--${of}sequences ${sequences}`,
    `--${of}context ${contextTokens}`,
    ...layers,
  ]
}

/** The second would take them over. */
function saysLayers(source: LanguageModelSource | undefined): boolean {
  return source?.kind === 'gguf' && source.gpuLayers !== undefined
}

/** `initialRouterCount` → `--initial-router-count`. */
function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
