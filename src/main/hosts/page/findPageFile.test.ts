import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPageFile } from './findPageFile.ts'

describe('findPageFile', () => {
  let all: string
  let page: string
  const everything = () => true
  const nothing = () => false

  beforeAll(async () => {
    all = await mkdtemp(join(tmpdir(), 'recnet-page-'))
    page = join(all, 'page')
    await mkdir(join(page, 'assets'), { recursive: true })
    await writeFile(join(page, 'index.html'), '')
    await writeFile(join(page, 'assets', 'index-a1b2c3d4.js'), '')
    await writeFile(join(page, 'assets', 'plain.css'), '')
    await writeFile(join(page, 'assets', 'program.exe'), '')
    await writeFile(join(all, 'secret.txt'), '')
    await mkdir(join(all, 'page-beside'))
    await writeFile(join(all, 'page-beside', 'secret.txt'), '')
    await symlink(join(all, 'secret.txt'), join(page, 'assets', 'link.txt'))
    await symlink(join(all, 'page-beside'), join(page, 'assets', 'folder'))
  })
  afterAll(() => rm(all, { recursive: true, force: true }))

  it('finds files with their type, and knows which never change', async () => {
    expect(await findPageFile(page, '/assets/index-a1b2c3d4.js', nothing)).toMatchObject({
      type: 'text/javascript; charset=utf-8',
      isForEver: true,
    })
    expect(await findPageFile(page, '/assets/plain.css', nothing)).toMatchObject({
      type: 'text/css; charset=utf-8',
      isForEver: false,
    })
  })

  it('answers with the index for a place, and with nothing for what is none', async () => {
    expect((await findPageFile(page, '/run/a%20b', (path) => path === '/run/a b'))?.file).toMatch(
      /index\.html$/,
    )
    expect(await findPageFile(page, '/run/a', nothing)).toBeNull()
    expect(await findPageFile(page, '/assets/program.exe', nothing)).toBeNull()
    expect(await findPageFile(page, '/assets', nothing)).toBeNull()
  })

  it('does not leave its folder by any way', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '/../page-beside/secret.txt',
      '/%00',
      '/%',
    ]) {
      expect(await findPageFile(page, path, everything), path).toBeNull()
    }
    for (const path of ['/assets/link.txt', '/assets/folder/secret.txt', '/C:/secret.txt']) {
      expect(await findPageFile(page, path, nothing), path).toBeNull()
    }
  })
})
