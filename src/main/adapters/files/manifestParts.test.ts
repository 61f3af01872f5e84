import { describe, expect, it } from 'vitest'
import { changedParts, manifestDigests } from './manifestParts.ts'

const manifest = {
  variant: 'RecNet',
  settings: { seed: 1, updateSize: 25 },
  dataset: { name: 'demo', sha256: 'a' },
  languageModel: { name: 'm' },
  embeddingModel: { name: 'e', dimensions: 8 },
  promptHashes: { merge: 'h' },
}
const changedBy = (change: object) =>
  changedParts(manifestDigests(manifest), manifestDigests({ ...manifest, ...change }))

describe('the digests of a manifest', () => {
  it('name the part that was changed', () => {
    expect(changedBy({})).toEqual([])
    expect(changedBy({ variant: 'w/o FPO' })).toEqual(['variant'])
    expect(changedBy({ settings: { seed: 2, updateSize: 25 } })).toEqual(['seed'])
    expect(changedBy({ settings: { seed: 1, updateSize: 26 } })).toEqual(['settings'])
    expect(changedBy({ dataset: { name: 'demo', sha256: 'b' } })).toEqual(['dataset'])
    expect(changedBy({ embeddingModel: { name: 'e', dimensions: 9 } })).toEqual(['models'])
    expect(changedBy({ promptHashes: {} })).toEqual(['prompt texts'])
  })

  it('do not mind the order of members, nor parts that were not told apart', () => {
    expect(changedBy({ settings: { updateSize: 25, seed: 1 } })).toEqual([])
    expect(changedParts({}, manifestDigests(manifest))).toEqual([])
  })
})
