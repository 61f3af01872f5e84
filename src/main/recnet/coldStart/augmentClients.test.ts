/** §3.4.3 with embeddings by hand: who is connected to whom, and what is merged. */
import { describe, expect, it } from 'vitest'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { buildClient, buildNetwork, buildPorts, buildRouter, type PortsParts } from '../ports.testing.ts'
import type { MergeVariables } from '../prompts/merge.ts'
import { augmentClients } from './augmentClients.ts'

/** Cosines: i:1 with r1 1, r2 0.8, r3 0; i:2 with r1 0, r2 0.6, r3 1. */
const vectors = {
  'profile of r1': [1, 0],
  'profile of r2': [4, 3],
  'profile of r3': [0, 1],
  'profile of i:1': [1, 0],
  'profile of i:2': [0, 1],
}
const routers = [
  buildRouter('r1', { attributes: ['jazz'] }),
  buildRouter('r2', { attributes: ['jazz', 'blues'] }),
  buildRouter('r3', { attributes: ['rock'] }),
]
const extracted: Readonly<Record<string, readonly string[]>> = { 'i:1': ['jazz'], 'i:2': ['jazz', 'new'] }
const network = buildNetwork({
  clients: [],
  routers,
  step: 6,
  attributeVocabulary: new Set(['jazz', 'rock']),
})

async function augmented(
  threshold: number,
  { settings, ...parts }: PortsParts & { readonly ids?: ClientId[] } = {},
) {
  const ids = parts.ids ?? ['i:1', 'i:2']
  const merges: (readonly string[])[] = []
  const ports = buildPorts({
    vectors,
    fallbackVector: [1, 1],
    settings: { bufferCapacity: 5, maxRoutersPerClient: 0, ...settings },
    script: {
      prompts: {
        extract: ({ call }: { call: string }) => {
          const values = extracted[call.split('/')[2] ?? ''] ?? []
          return { attributes: [{ category: 'all', values }] }
        },
        merge: ({ variables }: { variables: unknown }) => {
          const { profile, routerProfiles } = variables as MergeVariables
          merges.push(routerProfiles)
          return { updated_profile: `${profile}, and more` }
        },
      },
    },
  })
  const clients = ids.map((id) => buildClient(id))
  const found = await augmentClients(clients, { network, threshold }, ports)
  return { found, merges, calls: ports.ledger.records.map(({ call }) => call) }
}

describe('augmentClients', () => {
  it('merges what routers send that pass the threshold and share an attribute, the nearest first', async () => {
    const { found, merges, calls } = await augmented(0.6)
    expect(merges).toEqual([['profile of r1', 'profile of r2'], ['profile of r2']])
    expect(found.map(({ profile, connected }) => [profile, connected])).toEqual([
      ['profile of i:1, and more', 'routed'],
      ['profile of i:2, and more', 'routed'],
    ])
    expect(calls).toEqual([
      '6/extract/i:1/cold-start',
      '6/extract/i:2/cold-start',
      '6/merge/i:1/cold-start',
      '6/merge/i:2/cold-start',
    ])
  })

  it('takes the nearest router where none passes, whatever its attributes', async () => {
    const { found, merges } = await augmented(0.9)
    expect(found.map(({ connected }) => connected)).toEqual(['routed', 'fallback'])
    expect(merges).toEqual([['profile of r1'], ['profile of r3']])
  })

  it('reads no more messages than a buffer holds, or than routers may speak to one client', async () => {
    expect((await augmented(-1, { settings: { bufferCapacity: 1 } })).merges).toEqual([
      ['profile of r1'],
      ['profile of r2'],
    ])
    expect((await augmented(-1, { settings: { maxRoutersPerClient: 1 } })).merges[0]).toEqual([
      'profile of r1',
    ])
  })

  it('gives nothing where nothing is delivered, and that of another where messages are shuffled', async () => {
    const none = await augmented(0.6, { settings: { delivery: 'none' } })
    expect(none.found.map(({ connected, profile }) => [connected, profile])).toEqual([
      ['none', 'profile of i:1'],
      ['none', 'profile of i:2'],
    ])
    expect(none.calls).toEqual([])
    const shuffled = await augmented(0.6, { settings: { delivery: 'shuffled' } })
    expect(shuffled.merges).toEqual([['profile of r2'], ['profile of r1', 'profile of r2']])
    const alone = await augmented(0.6, { settings: { delivery: 'shuffled' }, ids: ['i:1'] })
    expect(alone.merges).toEqual([['profile of r1', 'profile of r2']])
  })

  it('augments nobody without routers', async () => {
    const ports = buildPorts()
    const bare = buildNetwork({ routers: [buildRouter('r1', { profile: '' })] })
    const found = await augmentClients([buildClient('i:1')], { network: bare, threshold: 0 }, ports)
    expect(found.map(({ connected, profile }) => [connected, profile])).toEqual([['none', 'profile of i:1']])
    expect(ports.ledger.records).toEqual([])
  })
})
