import { describe, expect, it } from 'vitest'
import { buildClient, buildEmbeddingModel, buildNetwork, buildRouter } from '../ports.testing.ts'
import {
  attributeShares,
  mostSharedAttributes,
  rememberingEmbedder,
  routersNear,
} from './routerSurroundings.ts'

describe('routersNear', () => {
  const at = (id: `r${number}`, profile: string) => buildRouter(id, { profile })
  /** Cosines to jazz: bebop 0.98, swing 0.89, soul 0.71, rock 0; metal is the opposite. */
  const embed = rememberingEmbedder(
    buildEmbeddingModel({
      jazz: [1, 0, 0],
      bebop: [1, 0.2, 0],
      swing: [1, 0.5, 0],
      soul: [1, 1, 0],
      rock: [0, 1, 0],
      metal: [-1, 0, 0],
    }),
  )
  const own = at('r3', 'jazz')

  it('are the most similar others, the most similar first', async () => {
    const network = buildNetwork({
      routers: [at('r1', 'rock'), at('r2', 'swing'), own, at('r4', 'bebop')],
    })
    expect((await routersNear(own, network, embed)).map(({ id }) => id)).toEqual(['r4', 'r2', 'r1'])
  })

  it('are at most five, and of equally similar ones those with the lowest numbers', async () => {
    const routers = [
      own,
      ...[10, 9, 8, 7].map((number) => at(`r${number}`, 'soul')),
      at('r4', 'metal'),
      at('r5', 'rock'),
      at('r6', 'bebop'),
    ]
    expect((await routersNear(own, buildNetwork({ routers }), embed)).map(({ id }) => id)).toEqual([
      'r6',
      'r7',
      'r8',
      'r9',
      'r10',
    ])
  })

  it('are none for a router that is alone', async () => {
    expect(await routersNear(own, buildNetwork({ routers: [own] }), embed)).toEqual([])
  })
})

describe('rememberingEmbedder', () => {
  it('embeds each profile once, and answers in the order of the question', async () => {
    const asked: (readonly string[])[] = []
    const embed = rememberingEmbedder({
      embed: async (texts) => {
        asked.push(texts)
        return texts.map((text) => Float32Array.of(text.length))
      },
    })
    await embed(['aa', 'b', 'aa'])
    expect((await embed(['b', 'ccc', 'aa'])).map(([length]) => length)).toEqual([1, 3, 2])
    await embed(['ccc'])
    expect(asked).toEqual([['aa', 'b'], ['ccc']])
  })
})

describe('mostSharedAttributes', () => {
  it('are those that most clients have now, and the newest of equally shared ones', () => {
    const shares = attributeShares({
      clients: new Map(
        [
          buildClient('u:1', { attributes: ['jazz', 'blues'] }),
          buildClient('u:2', { attributes: ['jazz'] }),
        ].map((client) => [client.id, client]),
      ),
    })
    expect(shares).toEqual(new Map([['jazz', 2], ['blues', 1]])) // prettier-ignore
    const attributes = ['folk', 'blues', 'swing', 'jazz']
    expect(mostSharedAttributes({ attributes }, shares)).toEqual(['jazz', 'blues', 'swing', 'folk'])
  })

  it('are at most thirty', () => {
    const attributes = Array.from({ length: 40 }, (_, index) => `attribute ${index}`)
    const shown = mostSharedAttributes({ attributes }, new Map([['attribute 0', 1]]))
    expect(shown).toHaveLength(30)
    expect(shown.slice(0, 2)).toEqual(['attribute 0', 'attribute 39'])
  })
})
