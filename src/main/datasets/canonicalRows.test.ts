import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import { readDatasetFolder } from '../adapters/files/readDatasetFolder.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { sha256 } from '../adapters/sha256.ts'
import { canonicalRows } from './canonicalRows.ts'
import { importDataset } from './importDataset.ts'

const textOf = (dataset: Parameters<typeof canonicalRows>[0]) => [...canonicalRows(dataset)].join('')

describe('canonicalRows', () => {
  it('are sorted as whole rows are, whatever ids have in common', () => {
    const users = ['a', 'a!', 'a"', 'a\\', 'a\u0001', 'ab', 'A', 'é', '\u{1F600}', '\uFFFD', 'a,']
    const histories = users.map((token, index) => ({
      user: toUserId(token),
      items: [toItemId(String(index))],
      timestamps: null,
    }))
    const rows = histories.map(({ user, items }) => JSON.stringify([user, 'history', items, null]))
    const dataset = { histories, items: new Map(), users: new Map(), givenNegatives: null }
    expect(textOf(dataset)).toBe(rows.sort((a, b) => (a < b ? -1 : 1)).join('\n'))
  })

  it('are one text with all parts, also where a part is empty', () => {
    const [user, item] = [toUserId('u'), toItemId('i')]
    const histories = [{ user, items: [item], timestamps: [1.5] }]
    const text = { id: item, title: 'T', category: 'C', description: 'D' }
    const dataset = { histories, items: new Map([[item, text]]), users: new Map(), givenNegatives: null }
    expect(textOf(dataset)).toBe('["u:u","history",["i:i"],[1.5]]\n["i:i","T","C","D"]')
    expect(textOf({ ...dataset, givenNegatives: new Map([[user, []]]) })).toMatch(
      /\n\["u:u","negatives",\[\]\]$/,
    )
    expect(textOf({ ...dataset, histories: [], items: new Map() })).toBe('')
  })

  it('come in pieces that are no longer than a row more than they need be', () => {
    const histories = Array.from({ length: 5000 }, (_, user) => ({
      user: toUserId(String(user)),
      items: Array.from({ length: 20 }, (_, item) => toItemId(String(item))),
      timestamps: null,
    }))
    const pieces = [...canonicalRows({ histories, items: new Map(), users: new Map(), givenNegatives: null })]
    expect(pieces.length).toBeGreaterThan(5)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(66_000)
  })

  it('give the demo the hash that it always had', async () => {
    const folder = join(import.meta.dirname, '../../../resources/demo')
    const request = { name: 'demo', from: folder, files: await readDatasetFolder(folder) }
    const { dataset } = await importDataset(request, { sha256, randomFor: seededRandom })
    expect(dataset.hash).toBe('5a16ffc60219c12765ae183cb4d4f0367b356d329fc23f153b67f951d5935f38')
  })
})
