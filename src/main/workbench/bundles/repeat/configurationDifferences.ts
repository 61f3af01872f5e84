/** In what the configuration of a run differs from that of another. */
import type { ConfigurationDifference } from '#shared/vocabulary/bundles/bundles.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { portableManifest } from '../portableManifest.ts'
import { without } from '../without.ts'

/** Returns the differences, field by field, by the path of the field. Times, paths and the bundle itself do not count. */
export function configurationDifferences(
  first: Manifest,
  second: Manifest,
): readonly ConfigurationDifference[] {
  const [one, other] = [fieldsOf(first), fieldsOf(second)]
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((what) => {
    const [a, b] = [one.get(what) ?? '–', other.get(what) ?? '–']
    return a === b ? [] : [{ what, first: a, second: b }]
  })
}

function fieldsOf(manifest: Manifest): ReadonlyMap<string, string> {
  return new Map(leavesOf(without(portableManifest(manifest), 'createdAt'), ''))
}

function leavesOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]]
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, path === '' ? name : `${path}.${name}`),
  )
}
