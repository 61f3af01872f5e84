import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@lancedb/lancedb'
import { Field, Schema, Utf8 } from 'apache-arrow'
import { expect, it } from 'vitest'
import { openCacheTable } from './cacheTable.ts'

it('a table that can be read is not set aside, whatever failed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-cache-'))
  const connection = await connect(folder)
  const schema = new Schema([new Field('word', new Utf8(), false)])
  const table = await openCacheTable({ folder, name: 'words' }, connection, schema)
  await table.write(async (opened) => void (await opened.add([{ word: 'jazz' }])))
  await expect(table.read(() => Promise.reject(new Error('another fault')))).rejects.toThrow('another fault')
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
  await expect(table.read(() => Promise.reject(full))).rejects.toBe(full)
  expect(await table.read((opened) => opened.countRows())).toBe(1)
  expect(await readdir(folder)).toEqual(['words.digests', 'words.lance'])
  table.close()
  connection.close()
  await rm(folder, { recursive: true })
})
