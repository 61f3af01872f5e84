import { describe, expect, it } from 'vitest'
import { cosine } from '../../recnet/similarity.ts'
import { contentWords } from './contentWords.ts'
import { createHashingEmbeddingModel } from './hashingEmbeddingModel.ts'

const model = createHashingEmbeddingModel()

async function embedOne(text: string): Promise<Float32Array> {
  return (await model.embed([text]))[0]!
}

async function similarity(a: string, b: string): Promise<number> {
  return cosine(await embedOne(a), await embedOne(b))
}

describe('createHashingEmbeddingModel', () => {
  it('states its settings and answers one unit vector per text, in order', async () => {
    expect(model.name).toBe('hashing-512 v1')
    expect(model.dimensions).toBe(512)
    const texts = ['smooth jazz', 'a', 'the of and', '!!!', '東京', 'x'.repeat(5000), ' ']
    const vectors = await model.embed(texts)
    expect(vectors).toHaveLength(texts.length)
    for (const vector of vectors) {
      expect(vector).toHaveLength(512)
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
    }
    expect(vectors[0]).toEqual(await embedOne('smooth jazz'))
    expect(await model.embed([])).toEqual([])
  })

  it('is the same in every instance and process', async () => {
    const other = createHashingEmbeddingModel()
    expect(await other.embed(['smooth jazz'])).toEqual([await embedOne('smooth jazz')])
    const vector = await embedOne('jazz')
    expect([...vector.keys()].filter((index) => vector[index] !== 0)).toMatchInlineSnapshot(`
      [
        14,
        86,
        107,
        129,
        142,
        218,
        396,
        441,
        485,
        501,
      ]
    `)
  })

  it('puts texts that share words nearer than texts that do not', async () => {
    const related = await similarity('Prefers smooth jazz with saxophone', 'Enjoys saxophone and vocal jazz')
    const unrelated = await similarity('Prefers smooth jazz with saxophone', 'Likes heavy metal guitar riffs')
    expect(related).toBeGreaterThan(0.4)
    expect(Math.abs(unrelated)).toBeLessThan(0.2)
  })

  it('sees through case, punctuation, plurals and shared stems', async () => {
    expect(await similarity('Love Songs', 'love song!')).toBe(1)
    expect(await similarity('melodic', 'melodies')).toBeGreaterThan(0.3)
    expect(await similarity('melodic', 'percussion')).toBeLessThan(0.2)
  })

  it('minds the order of words a little', async () => {
    const reordered = await similarity('rock classic album', 'album rock classic')
    expect(reordered).toBeLessThan(1)
    expect(reordered).toBeGreaterThan(0.8)
  })

  it('keeps unrelated texts apart on average', async () => {
    const texts = [
      'gospel choir',
      'punk rock',
      'string quartet',
      'deep house',
      'country fiddle',
      'film score',
      'reggae',
    ]
    const vectors = await model.embed(texts)
    const pairs = vectors.flatMap((a, index) => vectors.slice(index + 1).map((b) => Math.abs(cosine(a, b))))
    expect(pairs.reduce((sum, value) => sum + value, 0) / pairs.length).toBeLessThan(0.1)
  })
})

describe('contentWords', () => {
  it('drops stop words and plural endings', () => {
    expect(contentWords("The stories of my boxes and album's glasses")).toEqual([
      'story',
      'box',
      'album',
      'glass',
    ])
    expect(contentWords('chorus glass jazz bus')).toEqual(['chorus', 'glass', 'jazz', 'bus'])
  })

  it('keeps every word where all are stop words, and the bare text where there is no word', () => {
    expect(contentWords('The Who')).toEqual(['the', 'who'])
    expect(contentWords(' ?! ')).toEqual(['?!'])
  })
})
