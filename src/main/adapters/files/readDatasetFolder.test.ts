import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collected } from '../../datasets/datasets.testing.ts'
import { readDatasetFolder } from './readDatasetFolder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('readDatasetFolder', () => {
  it('lists regular files of the folder, given the folder or one of its files', async () => {
    await writeFile(join(folder, 'b.item'), '')
    await writeFile(join(folder, 'a.inter'), '')
    await mkdir(join(folder, 'more.inter'))
    const names = async (path: string) => (await readDatasetFolder(path)).map(({ name }) => name)
    expect(await names(folder)).toEqual(['a.inter', 'b.item'])
    expect(await names(join(folder, 'b.item'))).toEqual(['a.inter', 'b.item'])
  })

  it('splits at line feeds only, through chunk borders, and can be read twice', async () => {
    const long = 'é'.repeat(100_001)
    await writeFile(join(folder, 'a.item'), `one\u2028still one\r\n${long}\n\nlast`)
    const [file] = await readDatasetFolder(folder)
    const lines = ['one\u2028still one\r', long, '', 'last']
    expect(await collected(file!.lines())).toEqual(lines)
    expect(await collected(file!.lines())).toEqual(lines)
  })

  it('names a file that goes away after its folder was listed', async () => {
    await writeFile(join(folder, 'a.item'), 'one')
    const [file] = await readDatasetFolder(folder)
    await rm(join(folder, 'a.item'))
    await expect(collected(file!.lines())).rejects.toMatchObject({
      details: {
        code: 'dataset-files-missing',
        folder,
        expected: 'the file a.item',
        found: 'nothing that can be read',
      },
    })
  })

  it('says that there is nothing at a path', async () => {
    await expect(readDatasetFolder(join(folder, 'none'))).rejects.toMatchObject({
      code: 'dataset-files-missing',
    })
  })
})
