/** What we take from others: every package has a hash, and a licence that lets users have it. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockedPackages } from './lockFile.ts'

const packages = lockedPackages(join(import.meta.dirname, '..', '..'))

/** Binaries of other platforms: the registry that the lock file was written from does not have them, so that npm knew no hash. */
const OTHER_PLATFORMS = /^@(lancedb\/lancedb|node-llama-cpp)[-/](darwin|mac|win|linux-arm64|linux-riscv64)/

/** Each of these lets a program be given away with the package; LGPL and MPL, since users can replace the library. */
const ALLOWED: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'LGPL-3.0-or-later',
  'OFL-1.1',
  'Python-2.0',
  'Zlib',
])

describe('the packages of the lock file', () => {
  it('have each a hash that a download is held against, but for binaries of other platforms', () => {
    expect(packages.length).toBeGreaterThan(100)
    const without = packages.filter(({ integrity }) => integrity === null)
    expect(without.filter(({ name, isOptional }) => !(isOptional && OTHER_PLATFORMS.test(name)))).toEqual([])
    const weak = packages.filter(({ integrity }) => integrity !== null && !integrity.startsWith('sha512-'))
    expect(weak).toEqual([])
  })

  it('have each a licence that lets users have what is shipped', () => {
    const shipped = packages.filter(({ isShipped }) => isShipped)
    expect(shipped.length).toBeGreaterThan(100)
    const refused = shipped.filter(({ license }) => license === null || !mayShip(license))
    expect(refused.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
  })
})

/** Of an expression with OR one is enough, of one with AND all are needed. */
function mayShip(expression: string): boolean {
  const parts = expression.replace(/[()]/g, '')
  return parts.split(' OR ').some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())))
}
