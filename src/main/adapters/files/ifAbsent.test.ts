import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ifAbsent } from './ifAbsent.ts'
import { readJson } from './jsonFile.ts'

it('answers for what is not there, and throws on what cannot be read', async () => {
  expect(await readFile(join(tmpdir(), 'nowhere', 'a'), 'utf8').catch(ifAbsent('none'))).toBe('none')
  expect(await readdir(import.meta.filename).catch(ifAbsent([]))).toEqual([])
  await expect(readFile(tmpdir(), 'utf8').catch(ifAbsent('none'))).rejects.toMatchObject({ code: 'EISDIR' })
})

it('keeps a JSON file that cannot be read from being taken for one that is not there, and written over', async () => {
  expect(await readJson(join(tmpdir(), 'nowhere.json'))).toEqual({ state: 'absent' })
  await expect(readJson(tmpdir())).rejects.toMatchObject({ code: 'EISDIR' })
})
