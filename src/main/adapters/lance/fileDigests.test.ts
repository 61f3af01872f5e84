import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CheckedFolders, checkDigests, writeDigests } from './fileDigests.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'recnet-digests-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function folderOf(name: string): Promise<string> {
  const folder = join(root, name)
  await cp(join(import.meta.dirname, '../../../../resources/demo'), folder, { recursive: true })
  await writeDigests(folder)
  return folder
}

async function firstFile(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name !== 'digests.json').sort()
  return names[0] ?? ''
}

describe('the digests of files', () => {
  it('name the first file that is shorter, changed or missing', async () => {
    const folder = await folderOf('one')
    const name = await firstFile(folder)
    const path = join(folder, name)
    const bytes = await readFile(path)
    await expect(checkDigests(folder)).resolves.toBeUndefined()

    await writeFile(path, bytes.subarray(1))
    await expect(checkDigests(folder)).rejects.toThrow(
      `${name} has ${bytes.length - 1} bytes and had ${bytes.length}`,
    )
    await writeFile(path, Buffer.from(bytes).fill(0, 10, 20))
    await expect(checkDigests(folder)).rejects.toThrow(`${name} is not as it was written`)
    // Another part of the folder is another matter.
    await expect(checkDigests(folder, 'no-such-part/')).resolves.toBeUndefined()
    await rm(path)
    await expect(checkDigests(folder)).rejects.toThrow(`${name} is missing`)
  })

  it('say nothing of a folder that has none, and refuse those that are damaged', async () => {
    const folder = await folderOf('two')
    await writeFile(join(folder, 'digests.json'), '{"a": 1}')
    await expect(checkDigests(folder)).rejects.toThrow('digests.json is not as it was written')
    await writeFile(join(folder, 'digests.json'), '{')
    await expect(checkDigests(folder)).rejects.toThrow('digests.json is not as it was written')
    await rm(join(folder, 'digests.json'))
    await expect(checkDigests(folder)).resolves.toBeUndefined()
  })

  it('are looked at again when a file changes, and only then', async () => {
    const folder = await folderOf('three')
    const folders = new CheckedFolders()
    await folders.check(folder)
    // Digests that nobody reads again may be gone.
    await writeFile(join(folder, 'digests.json'), '{')
    await expect(folders.check(folder)).resolves.toBeUndefined()
    const path = join(folder, await firstFile(folder))
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.from('x')]))
    await expect(folders.check(folder)).rejects.toThrow('digests.json is not as it was written')
  })
})

describe('a damaged dataset', () => {
  it('is told by one sentence, and native code writes nothing on the terminal', async () => {
    const store = join(import.meta.dirname, 'lanceDatasetStore.ts')
    const script = join(root, 'read.ts')
    await writeFile(
      script,
      `import { lanceDatasetStore } from ${JSON.stringify(store)}
      const store = lanceDatasetStore(${JSON.stringify(join(root, 'stored'))})
      const [mode] = process.argv.slice(2)
      if (mode === 'save') {
        const dataset = { name: 'tiny', domainWord: 'CD', hash: 'ab', histories: [{ user: 'u:a', items: ['i:1'], timestamps: [0] }],
          items: new Map([['i:1', { id: 'i:1', title: 'One', category: '', description: '' }]]), users: new Map(), givenNegatives: new Map([['u:a', []]]) }
        const summary = { name: 'tiny', domainWord: 'CD', users: 1, items: 1, interactions: 1, sparsity: 0, hash: 'ab', source: 'benchmark', givenCandidates: true, notes: [] }
        await store.save({ dataset, summary, rejects: [], card: {} })
      } else {
        const [damaged] = await store.damaged()
        const loaded = await store.load('tiny').then(() => 'loaded', (error) => error.details.code + ': ' + error.details.found)
        const paged = await store.items('tiny', { offset: 0, limit: 5 }).then(() => 'read', (error) => error.details.code)
        console.log(JSON.stringify([damaged?.error.code ?? null, loaded, paged]))
      }`,
    )
    const ran = (mode: string) =>
      spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, mode], {
        encoding: 'utf8',
      })
    expect(ran('save')).toMatchObject({ status: 0, stderr: '' })
    const folder = join(root, 'stored', 'tiny')
    const data = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter(
        (entry) =>
          entry.isFile() && entry.name.endsWith('.lance') && entry.parentPath.includes('items.lance'),
      )
      .map((entry) => join(entry.parentPath, entry.name))
    const [file = ''] = data
    const bytes = await readFile(file)
    // The end of such a file says where its parts begin: native code that believes it reads outside of the file.
    await writeFile(file, Buffer.from(bytes).fill(0xff, bytes.length - 40, bytes.length - 8))
    const path = relative(folder, file).replaceAll('\\', '/')
    const { stdout, stderr } = ran('read')
    expect(JSON.parse(stdout)).toEqual([
      null,
      `dataset-damaged: ${path} is not as it was written`,
      'dataset-damaged',
    ])
    expect(stderr).toBe('')
  })
})
