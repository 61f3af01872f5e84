import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runPlaces } from './runPlaces.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-places-'))
  file = join(folder, 'home', 'run-places.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('folders of runs outside the home', () => {
  it('are remembered by later processes, in the order in which they came', async () => {
    const places = runPlaces(file)
    expect(await places.list()).toEqual([])
    await Promise.all([places.keep('ten', '/data/ten', true), places.keep('five', '/data/five', true)])
    const later = runPlaces(file)
    expect(await later.list()).toEqual(['ten', 'five'])
    expect([later.folderOf('five'), later.nameOf('/data/ten'), later.folderOf('other')]).toEqual([
      '/data/five',
      'ten',
      null,
    ])
  })

  it('may hold for one process alone, which lists them not', async () => {
    const places = runPlaces(file)
    await places.keep('looked-at', '/data/other', false)
    expect(await places.list()).toEqual([])
    expect([places.folderOf('looked-at'), places.names()]).toEqual(['/data/other', ['looked-at']])
    expect(await runPlaces(file).list()).toEqual([])
    expect(await places.forget('looked-at')).toBe(false)
  })

  it('are forgotten, and kept again by the process that forgot them', async () => {
    const places = runPlaces(file)
    await places.keep('ten', '/data/ten', true)
    expect(await places.forget('ten')).toBe(true)
    expect(await runPlaces(file).list()).toEqual([])
    expect(places.names()).toContain('ten')
    expect(await places.recall('ten')).toBe(true)
    expect(await runPlaces(file).list()).toEqual(['ten'])
    expect(await places.recall('ten')).toBe(false)
  })

  it('are begun anew beside a file that cannot be read, which is put aside', async () => {
    const places = runPlaces(file)
    await places.keep('ten', '/data/ten', true)
    await writeFile(file, 'half a li')
    expect(await runPlaces(file).list()).toEqual([])
    const later = runPlaces(file)
    await later.keep('five', '/data/five', true)
    expect(await runPlaces(file).list()).toEqual(['five'])
    expect(await readFile(`${file}.broken`, 'utf8')).toBe('half a li')
  })

  it('are passed over where an entry is none', async () => {
    const places = runPlaces(file)
    await places.keep('ten', '/data/ten', true)
    await writeFile(file, JSON.stringify({ runs: [null, { run: 7 }, { run: 'a', folder: '/a' }] }))
    expect(await runPlaces(file).list()).toEqual(['a'])
  })
})
