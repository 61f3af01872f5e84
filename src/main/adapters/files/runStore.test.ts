import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { QueuedRunStore } from '../../workbench/queue/ports.ts'
import { runPlaces } from './runPlaces.ts'
import { runStore } from './runStore.ts'

let folder = ''
let store: QueuedRunStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-runs-'))
  store = runStore(join(folder, 'runs'), join(folder, 'bin'), runPlaces(join(folder, 'run-places.json')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const manifest = { format: 1 } as Manifest

describe('the store of runs', () => {
  it('makes a run with its state, or nothing', async () => {
    await store.create('a', manifest, { status: 'queued' })
    expect(await store.list()).toEqual(['a'])
    expect(await store.of('a').readState()).toEqual({ state: 'value', value: { status: 'queued' } })
    await expect(store.create('a', manifest, { status: 'other' })).rejects.toMatchObject({
      code: 'run-exists',
    })
    expect(await store.of('a').readState()).toMatchObject({ value: { status: 'queued' } })
  })

  it('passes over what holds no run, and clears away what a kill left half made', async () => {
    await mkdir(join(folder, 'runs', 'empty'), { recursive: true })
    await writeFile(join(folder, 'runs', 'a file'), '')
    await mkdir(join(folder, 'runs', '.starting-b'))
    await writeFile(join(folder, 'runs', '.starting-b', 'manifest.json'), '{}')
    expect(await store.list()).toEqual([])
    await store.cleanUp(() => false)
    expect((await readdir(join(folder, 'runs'))).sort()).toEqual(['a file', 'empty'])
  })

  it('restores the newest of two runs of one name, and keeps the other in the bin', async () => {
    for (const note of ['older', 'newer']) {
      await store.create('a', manifest, { note })
      await store.moveToBin('a')
    }
    expect(await store.list()).toEqual([])
    expect(await store.taken()).toEqual(new Set(['a', 'a~1']))
    await store.restore('a')
    expect(await store.of('a').readState()).toMatchObject({ value: { note: 'newer' } })
    await expect(store.restore('a')).rejects.toMatchObject({ code: 'run-unknown' })
    expect(await readdir(join(folder, 'bin'))).toEqual(['a~1'])
  })

  it('deletes from the bin what is old by its state, and nothing else', async () => {
    for (const run of ['a', 'b']) {
      await store.create(run, manifest, { run })
      await store.moveToBin(run)
    }
    await store.create('c', manifest, { run: 'a' })
    await store.cleanUp((state) => (state.value as { run: string }).run === 'a')
    expect(await readdir(join(folder, 'bin'))).toEqual(['b'])
    expect(await store.list()).toEqual(['c'])
  })

  it('reads sessions line by line, past lines that are torn', async () => {
    await store.create('a', manifest, {})
    expect(await store.of('a').readSessions()).toEqual([])
    await writeFile(join(folder, 'runs', 'a', 'sessions.jsonl'), '{"step":1}\n{"st\n{"step":2}\n')
    expect(await store.of('a').readSessions()).toEqual([{ step: 1 }, { step: 2 }])
  })
})
