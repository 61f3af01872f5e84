/** The command for a run, by hand. */
import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { commandLine } from './commandLine.ts'

const manifest = (settings: Readonly<Record<string, unknown>>, more: Partial<Manifest> = {}): Manifest => ({
  format: 1,
  variant: 'RecNet',
  settings: parseHyperparameters(settings),
  dataset: { name: 'demo', hash: 'x', users: 1, items: 1, interactions: 1, sparsity: 0, givenCandidates: false },
  languageModel: { name: 'any', caveat: null },
  embeddingModel: { name: 'any', dimensions: 4 },
  vectorIndex: 'lance',
  promptHashes: {},
  versions: {},
  createdAt: '2026-11-24T00:00:00.000Z',
  ...more,
})

describe('commandLine', () => {
  it('always says the seed, and else only what differs from the defaults', () => {
    expect(commandLine(manifest({}), {})).toBe('recnet run --dataset demo --variant RecNet --seed 2020')
    expect(commandLine(manifest({ seed: 7, initialRouterCount: 10, flushAtEnd: false }, { vectorIndex: 'memory' }), {})).toBe(
      'recnet run --dataset demo --variant RecNet --index memory --seed 7 --initial-router-count 10 --flush-at-end false',
    )
  })

  it('leaves out what the variant sets, and says what was set back to the default', () => {
    const without = manifest({ messageBuffer: false }, { variant: 'w/o Buffer' })
    expect(commandLine(without, { messageBuffer: false })).toBe("recnet run --dataset demo --variant 'w/o Buffer' --seed 2020")
    expect(commandLine(manifest({}, { variant: 'w/o Buffer' }), { messageBuffer: false })).toContain('--message-buffer true')
  })

  it('quotes what a shell would read otherwise', () => {
    const { dataset } = manifest({})
    expect(commandLine(manifest({}, { dataset: { ...dataset, name: "a b's $HOME" } }), {})).toContain(`--dataset 'a b'\\''s $HOME'`)
  })
})
