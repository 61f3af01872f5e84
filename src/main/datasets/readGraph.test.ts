import { describe, expect, it } from 'vitest'
import { seededRandom } from '../adapters/seededRandom.ts'
import { sha256 } from '../adapters/sha256.ts'
import { TIMED_HEADER, atomicFile, catalogue } from './datasets.testing.ts'
import { atomicFiles } from './export/atomicFiles.ts'
import { importDataset } from './importDataset.ts'
import { textFile, type SizedFile } from './textFiles.ts'

const tools = { sha256, randomFor: seededRandom }
const INTER = atomicFile(
  'tiny.inter',
  TIMED_HEADER,
  ...['1', '2', '3'].map((item, index) => ['a', item, String(index)]),
)
const ITEM = catalogue('1', '2', '3', '9')
// The order of columns in the documents of RecBole is another than in its files.
const KG = atomicFile(
  'tiny.kg',
  ['head_id:token', 'tail_id:token', 'relation_id:token'],
  ['m.1', 'm.jazz', 'genre'],
  ['m.1', 'm.jazz', 'genre'],
  ['m.miles', 'm.2', 'played'],
  ['m.9', 'm.jazz', 'genre'],
  ['m.jazz', 'm.music', 'is'],
)
const LINK = atomicFile(
  'tiny.link',
  ['item_id:token', 'entity_id:token'],
  ...[['1', 'm.1'], ['2', 'm.2'], ['9', 'm.9'], ['1', 'm.other']], // prettier-ignore
)

const imported = (files: readonly SizedFile[]) =>
  importDataset({ name: 'tiny', from: 'my files', files, domainWord: 'CD' }, tools)

describe('a knowledge graph beside atomic files', () => {
  it('is read by names: links of items that are taken, and the facts about them, each once', async () => {
    const { dataset, summary, card } = await imported([INTER, ITEM, KG, LINK])
    expect(dataset.graph?.facts).toEqual([
      ['m.1', 'genre', 'm.jazz'],
      ['m.miles', 'played', 'm.2'],
    ])
    expect([...(dataset.graph?.entityOf ?? [])]).toEqual([
      ['i:1', 'm.1'],
      ['i:2', 'm.2'],
    ])
    expect(summary.notes).toContain(
      'tiny.kg: 2 of 5 facts are about the 2 items that tiny.link links; the others were left out.',
    )
    expect(card.files.map(({ name }) => name)).toEqual(['tiny.inter', 'tiny.item', 'tiny.link', 'tiny.kg'])
  })

  it('belongs to the content, and comes back from an export', async () => {
    const { dataset } = await imported([INTER, ITEM, KG, LINK])
    const without = (await imported([INTER, ITEM])).dataset
    expect(without.graph).toBeUndefined()
    expect(dataset.hash).not.toBe(without.hash)
    const files = atomicFiles(dataset).map(({ name, pieces }) => textFile(name, [...pieces()].join('')))
    expect((await imported(files)).dataset).toEqual(dataset)
  })

  it('is none without its links', async () => {
    expect((await imported([INTER, ITEM, KG])).dataset.graph).toBeUndefined()
  })
})
