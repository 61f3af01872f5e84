/** What package-lock.json says of the packages that we build with and ship. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One package of the lock file. */
export interface LockedPackage {
  readonly name: string
  readonly version: string
  /** The hash that npm holds a download against; null where the lock file has none. */
  readonly integrity: string | null
  /** An SPDX expression; null where the package does not say. */
  readonly license: string | null
  /** Whether it is part of what users get, and not only of the build. */
  readonly isShipped: boolean
  /** Whether it is installed only where its platform is. */
  readonly isOptional: boolean
}

interface Entry {
  readonly name?: string
  readonly version?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
}

/** Licences that packages do not state in their package.json, as their own files do. */
const STATED_ELSEWHERE: Readonly<Record<string, string>> = {
  'base-64': 'MIT',
  'json-bignum': 'MIT',
  'png-js': 'MIT',
  flatbuffers: 'Apache-2.0',
}

/** Lists the packages, in the order of the file, without our own. */
export function lockedPackages(root: string): readonly LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Entry>>
  }
  return Object.entries(packages).flatMap(([place, entry]) => {
    if (place === '') return []
    const name = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const license = entry.license?.startsWith('SEE ') === false ? entry.license : STATED_ELSEWHERE[name]
    return [
      {
        name,
        version: entry.version ?? '',
        integrity: entry.integrity ?? null,
        license: license ?? null,
        isShipped: entry.dev !== true && entry.devOptional !== true,
        isOptional: entry.optional === true || entry.devOptional === true,
      },
    ]
  })
}
