import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeFolder } from './makeFolder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-make-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('makes a folder with those above it, and lets one be that is there', async () => {
  await makeFolder(join(folder, 'a', 'b'), { mode: 0o700 })
  await makeFolder(join(folder, 'a', 'b'))
  expect((await stat(join(folder, 'a', 'b'))).isDirectory()).toBe(true)
})

it('says what keeps it from being made', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(makeFolder(join(folder, 'file', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  await expect(makeFolder(join(folder, 'x'.repeat(300)))).rejects.toMatchObject({ code: 'ENAMETOOLONG' })
})

// Nobody may make a folder in /proc, and Node answers a nested one with ENOENT alike.
it.skipIf(process.platform !== 'linux')(
  'names the folder that fails where a nested one was asked for',
  async () => {
    await expect(makeFolder('/proc/recnet/b')).rejects.toMatchObject({ path: '/proc/recnet' })
  },
)
