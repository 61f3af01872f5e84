/** Tells which part of a manifest was changed since the run began: a run that goes on with another seed is a run that nobody can repeat. */
import { sha256 } from '../sha256.ts'

/** The parts that are told apart, each with the members of the manifest that it holds; the seed is told apart from the other settings. */
const PARTS = {
  variant: ['variant'],
  settings: ['settings'],
  dataset: ['dataset', 'trainedOn'],
  models: ['languageModel', 'reasoningModel', 'embeddingModel'],
  'prompt texts': ['promptHashes'],
} as const

/** The SHA-256 of each part, by its name. */
export type ManifestDigests = Readonly<Record<string, string>>

/** Returns the digests of a manifest as it is in its file. The order of members does not count. */
export function manifestDigests(manifest: unknown): ManifestDigests {
  const member = (name: string) => (isRecord(manifest) ? manifest[name] : undefined)
  const settings = member('settings')
  const { seed = null, ...others } = isRecord(settings) ? settings : {}
  const values = Object.entries(PARTS).map(([part, names]): [string, unknown] => [
    part,
    part === 'settings' ? others : names.map(member),
  ])
  return Object.fromEntries(
    [...values, ['seed', seed] as const].map(([part, value]) => [part, digestOf(value)]),
  )
}

/** Returns the names of the parts that are not as they were. Parts that were not told apart then are left out. */
export function changedParts(
  before: Readonly<Record<string, unknown>>,
  now: ManifestDigests,
): readonly string[] {
  return Object.keys(now).filter((part) => before[part] !== undefined && before[part] !== now[part])
}

function digestOf(value: unknown): string {
  return sha256(JSON.stringify(inOrder(value)) ?? '')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isRecord(value)) return value ?? null
  return Object.keys(value)
    .sort()
    .map((name) => [name, inOrder(value[name])])
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
