import { describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import { refusalOf } from '../datasets.testing.ts'
import { textFile, type SizedFile } from '../textFiles.ts'
import { findPlan } from './findPlan.ts'
import { importedTables } from './tables.testing.ts'

const ratings = textFile('r.csv', 'user_id,item_id\nu,1\nu,2\nu,3\n')
const broken = (name: string, error: Error): SizedFile => ({
  name,
  bytes: 9,
  async *lines() {
    throw error
  },
})
const damaged = new WorkbenchError({
  code: 'dataset-rows-invalid',
  issues: [{ file: 'x', row: 1, column: '', expected: 'a whole gzip file', found: 'an end after 9 bytes' }],
  total: 1,
})

describe('a table that cannot be looked at', () => {
  it('is not left out without a word', async () => {
    const files = [ratings, broken('items.csv', damaged), broken('photo.jpg', damaged)]
    const { summary } = await importedTables(files)
    expect(summary.notes).toEqual([
      'No file describes the items; they are called by their ids.',
      'items.csv was left out, as it cannot be read: found an end after 9 bytes.',
    ])
  })

  it('lets other errors through', async () => {
    const files = [ratings, broken('items.csv', new WorkbenchError({ code: 'cancelled' }))]
    expect(await refusalOf(importedTables(files))).toMatchObject({ code: 'cancelled' })
  })
})

describe('a plan', () => {
  it('is not followed without the files that it reads', async () => {
    const items = textFile('items.csv', 'item_id,title\n1,One\n')
    const plan = (await findPlan([ratings, items])) as SourcePlan
    expect((await importedTables([ratings, items], { plan })).dataset.items.size).toBe(3)
    expect(await refusalOf(importedTables([ratings], { plan }))).toMatchObject({
      code: 'dataset-files-missing',
      expected: 'the file items.csv, as the plan says,',
      found: 'r.csv',
    })
    const unread = plan.readings.map((one) =>
      one.role === 'items' ? { ...one, role: 'none' as const } : one,
    )
    expect(
      (await importedTables([ratings], { plan: { ...plan, readings: unread } })).dataset.items.size,
    ).toBe(3)
  })
})
