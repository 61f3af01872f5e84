import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModelPlaces } from '../../workbench/models/ports/modelPlaces.ts'
import { modelFolder } from './modelFolder.ts'

let root: string
let models: ModelPlaces
const at = (...parts: readonly string[]) => join(root, ...parts)

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'recnet-places-'))
  for (const folder of ['home/models/deep', 'home/uploads/1', 'disk/deep', 'empty'])
    await mkdir(at(folder), { recursive: true })
  for (const file of [
    'home/models/own.gguf',
    'home/models/deep/b.gguf',
    'home/models/half.gguf.part',
    'home/models/half.gguf.part.json',
    'home/uploads/1/u.gguf',
    'disk/x.gguf',
    'disk/deep/y.gguf',
    'disk/x-00002-of-00002.gguf',
    'single.gguf',
    'notes.txt',
  ])
    await writeFile(at(file), '')
  models = modelFolder(at('home'))
})
afterEach(() => rm(root, { recursive: true }))

describe('the folder of models', () => {
  it('lists what is usable of it, and never a part', async () => {
    expect(await models.list()).toEqual({ files: ['deep/b.gguf', 'own.gguf'], places: [] })
  })

  it('lists files of places by their whole path, where they are, and finds exactly what it lists', async () => {
    await models.add(at('disk'))
    await models.add(at('single.gguf'))
    const { files, places } = await models.list()
    expect(files).toEqual([
      'deep/b.gguf',
      'own.gguf',
      at('disk/deep/y.gguf'),
      at('disk/x.gguf'),
      at('single.gguf'),
    ])
    expect(places).toEqual([
      { path: at('disk'), files: 2, error: null },
      { path: at('single.gguf'), files: 1, error: null },
    ])
    for (const file of files) await expect(models.found(file)).resolves.toBe(models.pathOf(file))
    for (const file of [
      at('notes.txt'),
      '../../single.gguf',
      at('home/models/own.gguf'),
      `${root}/disk/../single.gguf`,
      at('home/models/half.gguf.part'),
    ])
      await expect(models.found(file)).rejects.toMatchObject({
        details: { code: 'argument-invalid', found: file },
      })
  })

  it('remembers places once each, across starts, and forgets without deleting', async () => {
    await Promise.all([models.add(at('disk')), models.add(at('disk')), models.add(at('single.gguf'))])
    const again = modelFolder(at('home'))
    expect((await again.list()).places).toHaveLength(2)
    await again.forget(at('disk'))
    expect((await models.list()).places.map(({ path }) => path)).toEqual([at('single.gguf')])
    await expect(models.found(at('disk/x.gguf'))).rejects.toMatchObject({ code: 'argument-invalid' })
    expect(await readFile(at('disk/x.gguf'), 'utf8')).toBe('')
    await expect(models.forget(at('disk'))).rejects.toMatchObject({ code: 'argument-invalid' })
  })

  it('says of a place that has vanished what was expected and found, and lists the rest', async () => {
    await models.add(at('disk'))
    await models.add(at('single.gguf'))
    await rename(at('disk'), at('unplugged'))
    const { files, places } = await models.list()
    expect(files).toContain(at('single.gguf'))
    expect(places[0]).toEqual({
      path: at('disk'),
      files: 0,
      error: {
        code: 'model-place-gone',
        path: at('disk'),
        expected: 'the file or folder that was added',
        found: 'nothing there',
      },
    })
  })

  it('takes no place that holds no model, is its own, or will be deleted', async () => {
    for (const place of [
      'empty',
      'notes.txt',
      'absent',
      'home/models',
      'home/models/own.gguf',
      'home/uploads/1',
    ])
      await expect(models.add(at(place))).rejects.toMatchObject({ details: { code: 'argument-invalid' } })
    expect((await models.list()).places).toEqual([])
  })

  it('keeps a list of places that it cannot read out of the way, and says so until then', async () => {
    await writeFile(at('home/model-places.json'), '{"places": [7]}')
    expect((await models.list()).places).toMatchObject([
      { path: at('home/model-places.json'), error: { code: 'model-place-gone' } },
    ])
    await models.add(at('disk'))
    expect((await models.list()).places).toMatchObject([{ path: at('disk'), error: null }])
    expect(await readFile(at('home/model-places.json.broken'), 'utf8')).toBe('{"places": [7]}')
  })
})
