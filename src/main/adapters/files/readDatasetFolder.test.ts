import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import { collected } from '../../datasets/datasets.testing.ts'
import { readDatasetFiles, readDatasetFolder } from './readDatasetFolder.ts'

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
    const chosen = async (path: string) =>
      (await readDatasetFolder(path)).flatMap((file) => (file.chosen === true ? [file.name] : []))
    expect(await chosen(folder)).toEqual([])
    expect(await chosen(join(folder, '.', 'b.item'))).toEqual(['b.item'])
  })

  it('passes over hidden files, also among files that were chosen together', async () => {
    const all = ['._a.inter', '.DS_Store', 'Thumbs.db', 'a.inter', 'a.item']
    for (const name of all) await writeFile(join(folder, name), '')
    const names = ['a.inter', 'a.item']
    expect((await readDatasetFolder(folder)).map(({ name }) => name)).toEqual(names)
    const chosen = all.map((name) => join(folder, name))
    expect((await readDatasetFiles(chosen)).map(({ name }) => name)).toEqual(names)
  })

  it('tells files of one name in several folders apart, and reads none twice', async () => {
    for (const name of ['books', 'music']) {
      await mkdir(join(folder, name))
      await writeFile(join(folder, name, 'r.csv'), name)
    }
    await writeFile(join(folder, 'music', 'i.csv'), 'items')
    const [books, music] = [join(folder, 'books'), join(folder, 'music')]
    const files = await readDatasetFiles([books, music, join(books, 'r.csv'), join(music, '.', 'i.csv')])
    expect(files.map(({ name }) => name)).toEqual(['i.csv', 'books/r.csv', 'music/r.csv'])
    expect(await Promise.all(files.map((file) => collected(file.lines())))).toEqual([
      ['items'],
      ['books'],
      ['music'],
    ])
  })

  describe.skipIf(process.getuid?.() === 0)('where something may not be read', () => {
    it('tells that from what is not there', async () => {
      await mkdir(join(folder, 'data'))
      await mkdir(join(folder, 'other', 'more'), { recursive: true })
      await writeFile(join(folder, 'data', 'a.inter'), 'x', { mode: 0 })
      await symlink(join('..', 'other', 'more', 'x'), join(folder, 'data', 'b.inter'))
      await chmod(join(folder, 'other'), 0)
      const found = async (name: string, within?: string) => {
        const files = await readDatasetFolder(join(folder, 'data'), { within })
        const error: unknown = await collected(files.find((file) => file.name === name)!.lines()).catch(
          (failure: unknown) => failure,
        )
        return error instanceof WorkbenchError && 'found' in error.details ? error.details.found : null
      }
      expect(await found('a.inter')).toBe('something that may not be read')
      expect(await found('b.inter')).toBe('a link to something that may not be read')
      expect(await found('b.inter', join(folder, 'data'))).toBe('a link that leads nowhere')
      await chmod(join(folder, 'other'), 0o755)
    })
  })

  describe('with links', () => {
    const linesAt = async (name: string, within?: string) => {
      const files = await readDatasetFolder(join(folder, 'data'), { within })
      return collected(files.find((file) => file.name === name)!.lines())
    }
    const refusal = (name: string, found: string) => ({
      details: {
        code: 'dataset-files-missing',
        folder: join(folder, 'data'),
        expected: `the file ${name}`,
        found,
      },
    })
    beforeEach(async () => {
      await mkdir(join(folder, 'data', '.cache', 'more'), { recursive: true })
      await mkdir(join(folder, 'data-too'))
      await writeFile(join(folder, 'data', '.cache', '1f'), 'inside')
      await writeFile(join(folder, 'data-too', 'b'), 'outside')
      await symlink(join('.cache', '1f'), join(folder, 'data', 'a.inter'))
      await symlink(join('..', 'data-too', 'b'), join(folder, 'data', 'b.inter'))
      await symlink('nowhere', join(folder, 'data', 'c.inter'))
      await symlink(join('.cache', 'more'), join(folder, 'data', 'd.inter'))
      await symlink('.cache', join(folder, 'data', 'f'))
      await symlink(join('f', '1f'), join(folder, 'data', 'e.inter'))
    })

    it('lists those that lead to files, and none that lead to folders', async () => {
      const files = await readDatasetFolder(join(folder, 'data'))
      expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
        ['a.inter', 6],
        ['b.inter', 7],
        ['c.inter', 0],
        ['e.inter', 6],
      ])
    })

    it('follows them wherever they lead where the user named the folder', async () => {
      expect(await linesAt('a.inter')).toEqual(['inside'])
      expect(await linesAt('b.inter')).toEqual(['outside'])
      expect(await linesAt('e.inter')).toEqual(['inside'])
      await expect(linesAt('c.inter')).rejects.toMatchObject(refusal('c.inter', 'a link that leads nowhere'))
    })

    it('follows them within bounds only, and names one that leads out', async () => {
      const within = join(folder, 'data')
      expect(await linesAt('a.inter', within)).toEqual(['inside'])
      expect(await linesAt('e.inter', within)).toEqual(['inside'])
      await expect(linesAt('b.inter', within)).rejects.toMatchObject(
        refusal('b.inter', 'a link that leads out of the chosen folder'),
      )
    })
  })

  it('decodes what is no UTF-8 and names the encoding, and refuses what it cannot tell', async () => {
    const title = 'Café Müller'
    await writeFile(join(folder, 'a.item'), Buffer.from(title, 'latin1'))
    await writeFile(join(folder, 'b.item'), Buffer.from(`\uFEFF${title}`, 'utf16le'))
    await writeFile(join(folder, 'c.item'), Buffer.from([0x41, 10, 0xd6, 0xd0, 10]))
    await writeFile(join(folder, 'd.item'), title)
    const [a, b, c, d] = await readDatasetFolder(folder)
    for (const [file, encoding] of [
      [a, 'Windows-1252'],
      [b, 'UTF-16 (little-endian)'],
      [d, 'UTF-8'],
    ] as const) {
      expect(await collected(file!.lines())).toEqual([title])
      expect(await file!.encoding!()).toBe(encoding)
    }
    await expect(collected(c!.lines())).rejects.toMatchObject({
      details: {
        code: 'dataset-rows-invalid',
        issues: [{ file: 'c.item', row: 2, column: '', found: 'the byte 0xD6 at 2, which is no UTF-8' }],
      },
    })
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
