import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder, makeFolderSync } from './makeFolder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-make-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Both ways, which are to do the same. */
const ways = [
  { way: 'waiting', make: makeFolder },
  { way: 'at once', make: async (...asked: Parameters<typeof makeFolderSync>) => makeFolderSync(...asked) },
] as const

describe.each(ways)('$way', ({ make }) => {
  it('makes a folder with those above it, and lets one be that is there', async () => {
    await make(join(folder, 'a', 'b'), { mode: 0o700 })
    await make(join(folder, 'a', 'b'))
    expect((await stat(join(folder, 'a', 'b'))).isDirectory()).toBe(true)
  })

  it('says what keeps it from being made', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(make(join(folder, 'file', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(make(join(folder, 'x'.repeat(300)))).rejects.toMatchObject({ code: 'ENAMETOOLONG' })
  })

  // Nobody may make a folder in /proc, and Node answers a nested one with ENOENT alike.
  it.skipIf(process.platform !== 'linux')(
    'names the folder that fails where a nested one was asked for',
    async () => {
      await expect(make('/proc/recnet/b')).rejects.toMatchObject({ path: '/proc/recnet' })
    },
  )
})
