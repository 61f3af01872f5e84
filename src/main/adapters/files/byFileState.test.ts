import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { byFileState } from './byFileState.ts'

describe('byFileState', () => {
  let folder: string
  let reads: string[]
  let read: (path: string) => Promise<string>
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recnet-state-'))
    reads = []
    read = byFileState((path) => {
      reads.push(path)
      return readFile(path, 'utf8')
    })
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('reads a file once, and again when it has changed', async () => {
    const path = join(folder, 'a.gguf')
    await writeFile(path, 'one')
    expect([await read(path), await read(path)]).toEqual(['one', 'one'])
    expect(reads).toHaveLength(1)
    await writeFile(path, 'two')
    await utimes(path, 1, 2)
    expect(await read(path)).toBe('two')
    expect(reads).toHaveLength(2)
  })

  it('remembers no failure', async () => {
    const path = join(folder, 'late.gguf')
    await expect(read(path)).rejects.toMatchObject({ code: 'ENOENT' })
    await writeFile(path, 'there')
    expect(await read(path)).toBe('there')
  })

  it('reads the first of several parts anew each time', async () => {
    const path = join(folder, 'big-00001-of-00002.gguf')
    await writeFile(path, 'part')
    await read(path)
    await read(path)
    expect(reads).toHaveLength(2)
  })
})
