/** A second engine of a home whose first one runs in another process, and what it does when that is gone. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { rowOf, smallSettings, startSmall, untilStatus, type Home } from './engine.testing.ts'
import { freshHomes } from './freshHomes.testing.ts'

const { freshHome } = freshHomes()

/** A process that has the home, as an engine does, until it is killed. */
async function holderOf(home: Home) {
  const module = new URL('../adapters/files/locks/processLock.ts', import.meta.url).href
  const code = `
    import { takeLock } from ${JSON.stringify(module)}
    console.log((await takeLock(${JSON.stringify(home.path('engine.lock'))})).owner ?? 'mine')
    setTimeout(() => {}, 60000)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  expect(String(await once(holder.stdout, 'data')).trim()).toBe('mine')
  return holder
}

/** Every file of a home with its bytes and when it was changed; the log is for every program to write. */
async function everythingIn(home: Home): Promise<readonly string[]> {
  const entries = await readdir(home.folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(home.folder, path).startsWith('log'))
  const told = paths.map(async (path) => {
    const { mtimeMs, ino } = await stat(path)
    const bytes = await readFile(path, 'base64').catch(() => 'a folder')
    return `${relative(home.folder, path)} ${ino} ${mtimeMs} ${bytes}`
  })
  return (await Promise.all(told)).sort()
}

/** What a start, or a look, would clean up, mend or move, had the engine the home to itself. */
async function left(home: Home, run: string): Promise<void> {
  const files: Readonly<Record<string, string>> = {
    'runs/.starting-half/state.json': '{}',
    'bin/old/manifest.json': '{}',
    'study-bin/old/study.json': JSON.stringify({ removedAt: '2001-01-01T00:00:00.000Z' }),
    'bundles/.aside-4194999-abc/half': '',
    'bundles/committed-1/half': '',
    'settings.json': '{ "parallelRuns": ',
    'engine-address.json': '{}',
    'models/a.gguf.part': 'half',
    'models/a.gguf.part.json': '{}',
    'uploads/4194999-abc/half': '',
    'web-port': '4000\n',
  }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(home.path(name)), { recursive: true })
    await writeFile(home.path(name), text)
  }
  await rm(home.path('runs', run, 'view.json'))
}

it('changes nothing while the first one lives, and works on when that is gone', async () => {
  const home = await freshHome()
  const first = await home.engine()
  const finished = await startSmall(first, smallSettings)
  await untilStatus(first, [finished], 'finished')
  const waiting = await startSmall(first)
  await first.handlers['runs.pause']({ run: waiting })
  await untilStatus(first, [waiting], 'paused')
  await first.close()
  // As an engine leaves it that is killed while the run goes.
  const state = home.path('runs', waiting, 'state.json')
  const paused = JSON.parse(await readFile(state, 'utf8')) as object
  await writeFile(state, JSON.stringify({ ...paused, status: 'running' }))
  await left(home, finished)
  const removed = { ...paused, removedAt: '2001-01-01T00:00:00.000Z' }
  await writeFile(home.path('bin', 'old', 'state.json'), JSON.stringify(removed))
  const holder = await holderOf(home)
  const before = await everythingIn(home)

  const second = await home.engine()
  expect(second.owner).toBe(`process ${holder.pid}`)
  expect(await second.ownerNow()).toBe(`process ${holder.pid}`)
  await second.handlers['runs.list']({})
  await second.handlers['studies.list']({})
  await second.handlers['datasets.list']({})
  await second.handlers['models.downloads']({})
  await second.handlers['models.list']({})
  await second.handlers['settings.read']({})
  await second.handlers['inspection.routers']({ run: finished })
  expect(await everythingIn(home)).toEqual(before)

  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await second.ownerNow()).toBeNull()
  await second.close()
  const third = await home.engine()
  expect(third.owner).toBeNull()
  await untilStatus(third, [waiting], 'finished')
  expect((await rowOf(third, finished)).status).toBe('finished')
  expect(await readdir(home.path('bin'))).toEqual([])
  expect(await readdir(home.path('runs'))).not.toContain('.starting-half')
  expect(await readFile(home.path('settings.json.broken'), 'utf8')).toBe('{ "parallelRuns": ')
}, 30_000)
