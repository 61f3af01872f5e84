import { describe, expect, it } from 'vitest'
import { droppedFiles } from './droppedFiles.ts'

const named = (name: string) => ({ name }) as File
const fileEntry = (name: string) => ({
  ...{ isFile: true, isDirectory: false },
  file: (resolve: (file: File) => void) => resolve(named(name)),
})
/** A folder whose reader gives its files in parts of a hundred, as browsers do. */
const folderEntry = (count: number) => {
  const left = Array.from({ length: count }, (_, index) => fileEntry(`${index}.csv`))
  const readEntries = (resolve: (part: readonly unknown[]) => void) => resolve(left.splice(0, 100))
  return { isFile: false, isDirectory: true, createReader: () => ({ readEntries }) }
}
const dropped = (...entries: readonly unknown[]) =>
  droppedFiles({
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files: [],
  } as unknown as DataTransfer)

describe('droppedFiles', () => {
  it('gives the files of folders, and those beside them', async () => {
    const files = await dropped(folderEntry(250), fileEntry('b.inter'))
    expect(files).toHaveLength(251)
    expect(files.at(-1)?.name).toBe('b.inter')
  })

  it('refuses more than a dataset has, and leaves none out in silence', async () => {
    await expect(dropped(folderEntry(501))).rejects.toMatchObject({
      details: { code: 'too-large', limit: '500', found: 'more' },
    })
    await expect(dropped(folderEntry(499), fileEntry('b.inter'))).resolves.toHaveLength(500)
  })
})
