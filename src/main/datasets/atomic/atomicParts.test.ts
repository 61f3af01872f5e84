import { describe, expect, it } from 'vitest'
import { TIMED_HEADER, atomicFile, catalogue, refusalOf } from '../datasets.testing.ts'
import { importedTables } from '../tables/tables.testing.ts'

const UNTIMED = TIMED_HEADER.slice(0, 2)
const parts = (
  header: readonly string[],
  rows: readonly (readonly (readonly string[])[])[],
  names = ['train', 'valid', 'test'],
) => names.map((name, index) => atomicFile(`tiny.${name}.inter`, header, ...(rows[index] ?? [])))
const items = catalogue('1', '2', '3', '4')

describe('interactions that are split into files', () => {
  it('are read as one, by time', async () => {
    const rows = [[['a', '1', '1400000030']], [['a', '2', '1400000010']], [['a', '3', '1400000020']]]
    const { dataset, summary } = await importedTables([...parts(TIMED_HEADER, rows), items])
    expect(summary).toMatchObject({ source: 'atomic', interactions: 3 })
    expect(summary.notes).toEqual(['interactions: times are seconds since 1970.'])
    expect(dataset.histories).toMatchObject([{ user: 'u:a', items: ['i:2', 'i:3', 'i:1'] }])
  })

  it('keep the order of the parts where there are no times', async () => {
    const rows = [[['a', '3']], [['a', '1']], [['a', '2']]]
    const { dataset, card } = await importedTables([...parts(UNTIMED, rows), items])
    expect(dataset.histories).toMatchObject([{ items: ['i:3', 'i:1', 'i:2'], timestamps: null }])
    expect(card.files.map(({ name }) => name)).toEqual([
      'tiny.train.inter',
      'tiny.valid.inter',
      'tiny.test.inter',
      'tiny.item',
    ])
  })

  it('name the part where an item is that nothing describes', async () => {
    const rows = [[['a', '1']], [['a', '2']], [['a', '9']]]
    expect(await refusalOf(importedTables([...parts(UNTIMED, rows), items]))).toMatchObject({
      issues: [{ file: 'tiny.test.inter', row: 2, found: '9' }],
    })
  })

  it('must all have times where the first has them', async () => {
    const [train] = parts(TIMED_HEADER, [[['a', '1', '1400000030']]])
    const later = parts(UNTIMED, [[['a', '2']], [['a', '3']]], ['valid', 'test'])
    expect(await refusalOf(importedTables([train!, ...later, items]))).toMatchObject({
      issues: [{ file: 'tiny.valid.inter', row: 1, column: 'timestamp' }],
    })
  })
})
