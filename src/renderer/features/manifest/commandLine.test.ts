/** The command for a run, by hand. */
import { describe, expect, it } from 'vitest'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { commandLine } from './commandLine.ts'

const manifest = (settings: Readonly<Record<string, unknown>>, more: Partial<Manifest> = {}): Manifest => ({
  format: 1,
  variant: 'RecNet',
  settings: parseHyperparameters(settings),
  dataset: {
    name: 'demo',
    hash: 'x',
    users: 1,
    items: 1,
    interactions: 1,
    sparsity: 0,
    givenCandidates: false,
  },
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
    expect(
      commandLine(
        manifest({ seed: 7, initialRouterCount: 10, flushAtEnd: false }, { vectorIndex: 'memory' }),
        {},
      ),
    ).toBe(
      'recnet run --dataset demo --variant RecNet --index memory --seed 7 --initial-router-count 10 --flush-at-end false',
    )
  })

  it('leaves out what the variant sets, and says what was set back to the default', () => {
    const without = manifest({ messageBuffer: false }, { variant: 'w/o Buffer' })
    expect(commandLine(without, { messageBuffer: false })).toBe(
      "recnet run --dataset demo --variant 'w/o Buffer' --seed 2020",
    )
    expect(commandLine(manifest({}, { variant: 'w/o Buffer' }), { messageBuffer: false })).toContain(
      '--message-buffer true',
    )
  })

  it('quotes what a shell would read otherwise', () => {
    const { dataset } = manifest({})
    expect(commandLine(manifest({}, { dataset: { ...dataset, name: "a b's $HOME" } }), {})).toContain(
      `--dataset 'a b'\\''s $HOME'`,
    )
  })

  it('spells out the models, each with how it works', () => {
    const sha256 = 'a'.repeat(64)
    const line = commandLine(
      manifest(
        {},
        {
          languageModel: {
            name: 'A',
            caveat: null,
            source: {
              kind: 'gguf',
              path: '/models/my model.gguf',
              mode: 'strict',
              sequences: 3,
              contextTokens: 2048,
              gpuLayers: 0,
              sha256,
            },
          },
          reasoningModel: {
            name: 'B',
            caveat: null,
            source: {
              kind: 'server',
              addresses: ['http://rack:1/v1', 'http://rack:2/v1'],
              model: 'qwen/3',
              parallel: 2,
              timeoutSeconds: 300,
              keyVariable: 'RACK_KEY',
              headers: ['X-Team: research'],
            },
          },
          embeddingModel: {
            name: 'E',
            dimensions: 4,
            source: { kind: 'gguf', path: '/models/e.gguf', sha256 },
          },
        },
      ),
      {},
    )
    expect(line).toBe(
      "recnet run --dataset demo --variant RecNet --model '/models/my model.gguf' --mode strict --sequences 3 --context 2048 --gpu-layers 0" +
        " --reasoning-server http://rack:1/v1 http://rack:2/v1 --reasoning-server-model qwen/3 --reasoning-sequences 2 --reasoning-server-key RACK_KEY --reasoning-server-header 'X-Team: research' --embedding /models/e.gguf --seed 2020",
    )
  })

  it('has no file reason on the layers of the one that answers', () => {
    const file = {
      kind: 'gguf',
      mode: 'fast',
      sequences: 1,
      contextTokens: 4096,
      sha256: 'b'.repeat(64),
    } as const
    const of = (gpuLayers?: number) =>
      commandLine(
        manifest(
          {},
          {
            languageModel: {
              name: 'A',
              caveat: null,
              source: { ...file, path: '/a.gguf', ...(gpuLayers === undefined ? {} : { gpuLayers }) },
            },
            reasoningModel: { name: 'B', caveat: null, source: { ...file, path: '/b.gguf' } },
          },
        ),
        {},
      )
    expect(of(20)).toContain('--reasoning-context 4096 --reasoning-gpu-layers auto --seed')
    expect(of()).not.toContain('gpu-layers')
  })

  it('spells out servers that answer and a file that reasons', () => {
    const line = commandLine(
      manifest(
        {},
        {
          languageModel: {
            name: 'A',
            caveat: null,
            source: {
              kind: 'server',
              addresses: ['http://rack/v1?a=b'],
              model: 'm',
              parallel: 4,
              timeoutSeconds: 300,
            },
          },
          reasoningModel: {
            name: 'B',
            caveat: null,
            source: {
              kind: 'gguf',
              path: '/b.gguf',
              mode: 'fast',
              sequences: 1,
              contextTokens: 8192,
              sha256: 'b'.repeat(64),
            },
          },
        },
      ),
      {},
    )
    expect(line).toContain(
      "--server 'http://rack/v1?a=b' --server-model m --sequences 4 --reasoning-model /b.gguf --reasoning-mode fast --reasoning-sequences 1 --reasoning-context 8192 --seed",
    )
  })
})
