/**
 * The conformance tests that every adapter of the vector index port must pass. The tests beside the adapters run them.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import type { IndexedClient, RouteQuery, ScoredClient, VectorIndex } from '../ports/vectorIndex.ts'
import type { RandomFor } from '../ports/random.ts'
import { cosine } from './similarity.ts'

/** Registers the conformance tests; `open` creates an empty index with this number of dimensions. */
export function vectorIndexSuite(
  name: string,
  open: (dimensions: number) => Promise<VectorIndex>,
  randomFor: RandomFor,
): void {
  describe(name, () => {
    let index: VectorIndex
    beforeEach(async () => {
      index = await open(2)
    })
    afterEach(() => index.close())

    const ask = async (query: Partial<RouteQuery>): Promise<readonly ScoredClient[]> =>
      index.query(asked({ ...query }))
    const askIds = async (query: Partial<RouteQuery>): Promise<ClientId[]> =>
      (await ask(query)).map(({ client }) => client)

    it('answers nothing while it is empty', async () => {
      expect(await index.size()).toBe(0)
      expect(await ask({})).toEqual([])
      await index.upsert([])
      expect(await index.size()).toBe(0)
    })

    it('replaces the rows of clients that it already holds', async () => {
      await index.upsert([client('u:1', unit(1, 0), ['jazz']), client('u:2', unit(1, 0), ['jazz'])])
      await index.upsert([client('u:1', unit(0, 1), ['jazz', 'soul']), client('i:1', unit(1, 0), ['soul'])])
      expect(await index.size()).toBe(3)
      expect(await ask({})).toEqual([
        { client: 'u:2', similarity: 1 },
        { client: 'u:1', similarity: 0 },
      ])
      expect(await askIds({ attributes: ['soul'] })).toEqual(['i:1', 'u:1'])
    })

    it('keeps the last of two rows for one client in one batch', async () => {
      await index.upsert([client('u:1', unit(0, 1), ['soul']), client('u:1', unit(1, 0), ['jazz'])])
      expect(await index.size()).toBe(1)
      expect(await ask({})).toEqual([{ client: 'u:1', similarity: 1 }])
    })

    it('answers only clients that share at least one attribute', async () => {
      await index.upsert([
        client('u:1', unit(1, 0), ['soul', 'jazz']),
        client('u:2', unit(1, 0), ['jazz fusion']),
        client('u:3', unit(1, 0), []),
        client('u:4', unit(1, 0), ['soul']),
      ])
      expect(await askIds({ attributes: ['jazz'] })).toEqual(['u:1'])
      expect(await askIds({ attributes: ['jazz', 'soul'] })).toEqual(['u:1', 'u:4'])
      expect(await askIds({ attributes: ['Jazz'] })).toEqual([])
    })

    it('answers nobody to a router without attributes', async () => {
      await index.upsert([client('u:1', unit(1, 0), ['jazz']), client('u:2', unit(1, 0), [])])
      expect(await ask({ attributes: [] })).toEqual([])
    })

    it.each([
      "rock 'n' roll",
      "''",
      "x') or true --",
      'say "hello"',
      'back\\slash',
      'ends in \\',
      '50 % _',
      'Café – 東京 🎷',
      'two\nlines',
      '',
    ])('takes the attribute %j literally', async (attribute) => {
      await index.upsert([client('u:1', unit(1, 0), [attribute]), client('u:2', unit(1, 0), ['jazz'])])
      expect(await askIds({ attributes: [attribute] })).toEqual(['u:1'])
    })

    it('takes client ids literally', async () => {
      await index.upsert([client("u:o'neil", unit(0, 1), ['jazz'])])
      await index.upsert([client("u:o'neil", unit(1, 0), ['jazz'])])
      expect(await ask({})).toEqual([{ client: "u:o'neil", similarity: 1 }])
    })

    it('includes a client exactly at the threshold and leaves out the next below', async () => {
      const at = unit(0.6, 0.8)
      const threshold = cosine(unit(1, 0), at)
      await index.upsert([client('u:1', at, ['jazz']), client('u:2', unit(0.5999, 0.8001), ['jazz'])])
      expect(await askIds({ atLeast: threshold })).toEqual(['u:1'])
      expect(await askIds({ atLeast: threshold + 1e-12 })).toEqual([])
    })

    it('keeps exact matches at a threshold of 1', async () => {
      const random = randomFor('exact matches')
      const vectors = Array.from({ length: 50 }, () => unit(random.next() - 0.5, random.next() - 0.5))
      await index.upsert(vectors.map((vector, number) => client(`u:${number}`, vector, [`a${number}`])))
      for (const [number, embedding] of vectors.entries()) {
        const found = await ask({ embedding, attributes: [`a${number}`], atLeast: 1 })
        expect(found).toEqual([{ client: `u:${number}`, similarity: 1 }])
      }
    })

    it('orders by similarity, then by client id', async () => {
      await index.upsert([
        client('u:2', unit(0.6, 0.8), ['jazz']),
        client('u:10', unit(0.6, 0.8), ['jazz']),
        client('i:9', unit(0, 1), ['jazz']),
        client('u:1', unit(1, 0), ['jazz']),
        client('i:1', unit(0.6, 0.8), ['jazz']),
      ])
      expect(await askIds({})).toEqual(['u:1', 'i:1', 'u:10', 'u:2', 'i:9'])
    })

    it('answers negative similarities where no threshold is set', async () => {
      await index.upsert([client('u:1', unit(-1, 0), ['jazz']), client('u:2', unit(-0.6, 0.8), ['jazz'])])
      expect(await askIds({})).toEqual(['u:2', 'u:1'])
      expect((await ask({})).map(({ similarity }) => similarity)).toEqual([expect.closeTo(-0.6, 6), -1])
      expect(await askIds({ atLeast: -0.7 })).toEqual(['u:2'])
    })

    it('answers every client, with attributes or without, where none are asked for', async () => {
      await index.upsert([client('u:1', unit(0, 1), []), client('u:2', unit(1, 0), ['soul'])])
      expect(await askIds({ attributes: null })).toEqual(['u:2', 'u:1'])
      expect(await askIds({ attributes: null, atLeast: 0.5 })).toEqual(['u:2'])
    })

    it('answers no more than the limit: the nearest, then the first by id', async () => {
      const far = Array.from({ length: 20 }, (_, number) => client(`u:${number}`, unit(0.6, 0.8), ['jazz']))
      await index.upsert([...far, client('u:z', unit(1, 0), ['jazz'])])
      expect(await askIds({ limit: 3 })).toEqual(['u:z', 'u:0', 'u:1'])
      expect(await askIds({ limit: null })).toHaveLength(21)
    })

    it('does not change with the arrays that it was given', async () => {
      const embedding = unit(1, 0)
      await index.upsert([client('u:1', embedding, ['jazz'])])
      embedding.fill(0)
      expect(await ask({})).toEqual([{ client: 'u:1', similarity: 1 }])
    })

    it('refuses vectors of another length', async () => {
      await expect(index.upsert([client('u:1', unit(1, 0, 0), ['jazz'])])).rejects.toThrow(
        expect.objectContaining({ code: 'argument-invalid' }),
      )
      await expect(ask({ embedding: unit(1, 0, 0) })).rejects.toThrow(
        expect.objectContaining({ code: 'argument-invalid' }),
      )
    })
  })

  describe(`${name} with 300 random clients`, () => {
    it('answers what a plain loop answers', async () => {
      const random = randomFor('clients')
      const words = ['jazz', 'soul', 'rock', "drum 'n' bass", 'folk', 'metal', 'pop']
      const vector = (): Float32Array => unit(...Array.from({ length: 16 }, () => random.next() - 0.5))
      const clients = Array.from({ length: 300 }, (_, number) => {
        const id: ClientId = number % 2 === 0 ? `u:${number}` : `i:${number}`
        return client(id, vector(), random.shuffled(words).slice(0, random.below(4)))
      })
      const index = await open(16)
      await index.upsert(clients.slice(0, 200))
      await index.upsert(clients.slice(150))
      expect(await index.size()).toBe(300)
      for (let round = 0; round < 20; round++) {
        const embedding = round % 2 === 0 ? vector() : clients[round]!.embedding
        const attributes = random.shuffled(words).slice(0, 1 + random.below(3))
        const all = plainLoop(clients, { embedding, attributes, atLeast: null, limit: null })
        const middle = all[Math.floor(all.length / 2)]!.similarity
        for (const atLeast of [null, middle, 0, 0.3, 1]) {
          const query = { embedding, attributes, atLeast, limit: null }
          expect(await index.query(asked(query))).toEqual(plainLoop(clients, query))
        }
      }
      await index.close()
    })
  })
}

function asked(query: Partial<RouteQuery>): RouteQuery {
  const usual = { embedding: unit(1, 0), attributes: ['jazz'], atLeast: null, limit: null }
  return { ...usual, ...query }
}

function plainLoop(clients: readonly IndexedClient[], { attributes, ...query }: RouteQuery): ScoredClient[] {
  return clients
    .filter((row) => row.attributes.some((attribute) => attributes?.includes(attribute)))
    .map((row) => ({ client: row.client, similarity: cosine(query.embedding, row.embedding) }))
    .filter(({ similarity }) => query.atLeast === null || similarity >= query.atLeast)
    .sort((a, b) => b.similarity - a.similarity || byId(a.client, b.client))
}

function client(id: ClientId, embedding: Float32Array, attributes: readonly string[]): IndexedClient {
  return { client: id, embedding, attributes }
}

function unit(...values: readonly number[]): Float32Array {
  const norm = Math.hypot(...values)
  return Float32Array.from(values, (value) => value / norm)
}
