/** A manifest without what belongs to one machine: paths of models, and how servers are let in. */
import type { DescribedLanguageModel, Manifest } from '#shared/vocabulary/manifest.ts'
import type { LanguageModelSource } from '#shared/vocabulary/models/models.ts'
import { without } from './without.ts'

/** Returns the manifest as it stands in a bundle. Hashes, names and addresses stay; a path becomes the name of its file. */
export function portableManifest(stored: Manifest): Manifest {
  const manifest = without(stored, 'bundle')
  const { languageModel, reasoningModel, embeddingModel } = manifest
  const { source } = embeddingModel
  return {
    ...manifest,
    languageModel: portableModel(languageModel),
    ...(reasoningModel ? { reasoningModel: portableModel(reasoningModel) } : {}),
    embeddingModel: source
      ? { ...embeddingModel, source: { ...source, path: fileNameOf(source.path) } }
      : embeddingModel,
  }
}

/** Returns a described model as it stands in a bundle. */
export function portableModel({ source, ...model }: DescribedLanguageModel): DescribedLanguageModel {
  if (!source) return model
  const portable = portableSource(source)
  if (source.kind !== 'server' || portable.kind !== 'server') return { ...model, source: portable }
  return { ...model, name: model.name.replaceAll(source.model, portable.model), source: portable }
}

/** Returns a source as it stands in a bundle. Some servers name a model by the path of its file. */
export function portableSource(source: LanguageModelSource): LanguageModelSource {
  if (source.kind === 'gguf') return { ...source, path: fileNameOf(source.path) }
  return portableServer(source)
}

/** How a server is asked, with what is not passed on. */
interface AskedServer {
  readonly addresses: readonly string[]
  readonly model?: string | undefined
  readonly keyVariable?: string | undefined
  readonly headers?: readonly string[] | undefined
}

/** Returns the server without keys and headers, and the name of its model without a path. */
export function portableServer<Server extends AskedServer>(
  server: Server,
): Omit<Server, 'keyVariable' | 'headers'> {
  const { addresses, model } = server
  return {
    ...without(server, 'keyVariable', 'headers'),
    addresses: addresses.map(withoutQuery),
    ...(model === undefined ? {} : { model: isPath(model) ? fileNameOf(model) : model }),
  }
}

/** Whether a text is an absolute path of some system, or one of a home folder. */
export function isPath(text: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:[/\\])/.test(text)
}

/** Returns the last part of a path. */
export function fileNameOf(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path
}

/** What follows the path of an address may be a key. */
function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '')
}
