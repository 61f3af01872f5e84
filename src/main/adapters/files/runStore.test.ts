import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Log, LogLine } from '../../ports/log.ts'
import type { QueuedRunStore } from '../../workbench/queue/ports.ts'
import { runPlaces } from './runPlaces.ts'
import { runStore } from './runStore.ts'

let folder = ''
let store: QueuedRunStore
let logged: LogLine[] = []
const log: Log = { write: (line) => String(logged.push(line)) }
beforeEach(async () => {
  logged = []
  folder = await mkdtemp(join(tmpdir(), 'recnet-runs-'))
  store = runStore(join(folder, 'runs'), join(folder, 'bin'), runPlaces(join(folder, 'run-places.json')), log)
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

  it('makes a run elsewhere in a folder that was emptied but for the hidden file of a lock, and in no other', async () => {
    const place = join(folder, 'elsewhere')
    await mkdir(place)
    await writeFile(join(place, '.lock.held'), '')
    await store.createAt(place, 'a', manifest, { status: 'queued' })
    expect(await store.list()).toEqual(['a'])
    await expect(store.createAt(place, 'b', manifest, {})).rejects.toMatchObject({ code: 'run-exists' })
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

  it('rejects where the files of a run are there and cannot be read, and passes over what is not there', async () => {
    await store.create('a', manifest, {})
    expect(await store.of('a').logBytes()).toBe(0)
    await mkdir(join(folder, 'runs', 'a', 'sessions.jsonl'))
    await expect(store.of('a').readSessions()).rejects.toMatchObject({ code: 'EISDIR' })
    await rm(join(folder, 'runs', 'a', 'manifest.json'))
    await expect(store.of('a').open()).rejects.toMatchObject({ code: 'run-unknown' })
    await mkdir(join(folder, 'runs', 'a', 'manifest.json'))
    await expect(store.of('a').open()).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it('goes on where a view cannot be kept, and says so once', async () => {
    await store.create('a', manifest, {})
    await mkdir(join(folder, 'runs', 'a', 'view.json', 'full'), { recursive: true })
    await store.of('a').writeView({})
    await store.of('a').writeView({})
    expect(logged).toMatchObject([{ level: 'warn', scope: 'runs/a', error: expect.any(Error) as Error }])
  })
})
