import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesIn, readJson, writeWhole } from './jsonFile.ts'

let folder = ''
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'recnet-json-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a file that is written whole', () => {
  it('is one of the texts, whoever else writes it at the same moment, and nothing lies beside it', async () => {
    const file = join(folder, 'a.json')
    const texts = Array.from({ length: 10 }, (_, place) => String(place).repeat(50_000))
    await Promise.all(texts.map((text) => writeWhole(file, text)))
    expect(texts).toContain(await readFile(file, 'utf8'))
    expect(await readdir(folder)).toEqual(['a.json'])
  })

  it('leaves nothing beside it where it cannot take its place', async () => {
    const file = join(folder, 'a.json')
    await mkdir(join(file, 'in the way'), { recursive: true })
    await expect(writeWhole(file, '{}')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/)
    expect(await readdir(folder)).toEqual(['a.json'])
  })
})

describe('what a file holds', () => {
  it('is absent, broken or a value, and only an object has entries', async () => {
    const file = join(folder, 'a.json')
    expect(await readJson(file)).toEqual({ state: 'absent' })
    await writeFile(file, '{"a":')
    expect(await readJson(file)).toEqual({ state: 'broken' })
    await writeFile(file, '{"a":1}')
    expect(entriesIn(await readJson(file))).toEqual({ a: 1 })
    await writeFile(file, '"text"')
    expect(entriesIn(await readJson(file))).toEqual({})
  })
})
