import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { systemFault } from '#shared/errors/systemFault.ts'
import { inTransaction } from './replySchema.ts'

it('tells that the disk is full, although SQLite has rolled back by itself', () => {
  const database = new DatabaseSync(':memory:')
  database.exec('PRAGMA max_page_count = 4; CREATE TABLE texts (text TEXT)')
  const insert = database.prepare('INSERT INTO texts VALUES (?)')
  const fill = () => {
    for (let row = 0; row < 100; row++) insert.run('x'.repeat(1000))
  }
  let thrown: unknown = null
  try {
    inTransaction(database, fill)
  } catch (error) {
    thrown = error
  }
  expect(systemFault(thrown)).toEqual({ code: 'no-room', file: '' })
  expect(database.prepare('SELECT count(*) AS rows FROM texts').get()).toEqual({ rows: 0 })
  database.close()
})
