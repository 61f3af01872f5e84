import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { sha256 } from '../../src/main/adapters/sha256.ts'
import { importDataset } from '../../src/main/datasets/importDataset.ts'
import { textFile } from '../../src/main/datasets/textFiles.ts'
import { DEMO_SEED, demoFiles } from './demoFiles.ts'

const files = demoFiles(DEMO_SEED)

interface Plant {
  readonly themes: readonly { readonly items: readonly string[] }[]
  readonly communities: readonly { readonly members: readonly string[] }[]
  readonly lastInteraction: Readonly<Record<string, string>>
}

describe('demoFiles', () => {
  it.each([...files])('makes the committed %s byte for byte', (name, text) => {
    expect(readFileSync(new URL(`../../resources/demo/${name}`, import.meta.url), 'utf8')).toBe(text)
  })

  it('imports as 100 users with eight interactions each', async () => {
    const sources = [...files].map(([name, text]) => textFile(name, text))
    const { dataset, summary } = await importDataset(
      { name: 'demo', from: 'resources/demo', files: sources },
      { sha256, randomFor: seededRandom },
    )
    expect(summary).toMatchObject({ users: 100, items: 441, interactions: 800, domainWord: 'CD' })
    expect(new Set(dataset.histories.map((history) => history.items.length))).toEqual(new Set([8]))
    expect(new Set(Array.from(dataset.items.values(), (item) => item.title)).size).toBe(441)
  })

  it('plants every item and user once, and changed tastes in 35 to 40 of the last interactions', () => {
    const plant = JSON.parse(files.get('plant.json') ?? '') as Plant
    expect(new Set(plant.themes.flatMap((theme) => theme.items)).size).toBe(660)
    expect(new Set(plant.communities.flatMap((community) => community.members)).size).toBe(100)
    const last = Object.values(plant.lastInteraction)
    const changed = last.filter((reason) => reason === 'drift' || reason === 'influence').length
    expect(last.length).toBe(100)
    expect(changed).toBeGreaterThanOrEqual(35)
    expect(changed).toBeLessThanOrEqual(40)
  })
})
