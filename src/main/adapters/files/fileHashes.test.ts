import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { fileHashes } from './fileHashes.ts'

describe('hashes of files', () => {
  it('are remembered until the file changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recnet-hashes-'))
    const file = join(folder, 'model.gguf')
    const cache = join(folder, 'home', 'hashes.json')
    const digest = (text: string) => createHash('sha256').update(text).digest('hex')
    writeFileSync(file, 'one')
    expect(await fileHashes(cache)(file)).toBe(digest('one'))
    expect(Object.values(JSON.parse(readFileSync(cache, 'utf8')) as object)).toEqual([digest('one')])
    writeFileSync(file, 'two')
    utimesSync(file, 1, 1)
    expect(await fileHashes(cache)(file)).toBe(digest('two'))
  })

  it('of a file that is gone are an error', async () => {
    await expect(fileHashes('/nowhere/hashes.json')('/nowhere/model.gguf')).rejects.toThrow('ENOENT')
  })
})
