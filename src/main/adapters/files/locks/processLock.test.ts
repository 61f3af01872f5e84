import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockRaces } from './lockRace.testing.ts'
import { systemFault } from '#shared/errors/systemFault.ts'
import { lockOwner, takeLock } from './processLock.ts'

let folder = ''
let lock = ''
let other: ChildProcess
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-lock-'))
  lock = join(folder, 'lock')
  other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' })
  await once(other, 'spawn')
})
afterEach(async () => {
  other.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

describe('a lock', () => {
  it('is taken, says its process, start time and nonce, and is given back', async () => {
    const { held, owner } = await takeLock(lock)
    expect(owner).toBeNull()
    expect(await readFile(lock, 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+ [0-9a-f-]{36}$`))
    expect(await lockOwner(lock)).toBeNull()
    expect(await held?.isOwn()).toBe(true)
    await held?.release()
    expect(await readdir(folder)).toEqual(['.lock.held'])
    expect(await held?.isOwn()).toBe(false)
  })

  it('is given once, also within a process', async () => {
    const first = await takeLock(lock)
    expect(await takeLock(lock)).toEqual({ held: null, owner: `process ${process.pid}` })
    expect(await first.held?.isOwn()).toBe(true)
    await first.held?.release()
    const second = await takeLock(lock)
    await first.held?.release()
    expect(await second.held?.isOwn()).toBe(true)
    await second.held?.release()
  })

  it('is not its holder’s any more where somebody removed or replaced it, and then stays as it is', async () => {
    const { held } = await takeLock(lock)
    await writeFile(lock, `${other.pid} 1 another-nonce`)
    expect(await held?.isOwn()).toBe(false)
    await held?.release()
    expect(await readFile(lock, 'utf8')).toBe(`${other.pid} 1 another-nonce`)
    const next = await takeLock(lock)
    await rm(lock)
    expect(await next.held?.isOwn()).toBe(false)
    await next.held?.release()
    expect(existsSync(lock)).toBe(false)
  })

  it('counts as held where it is there and cannot be read, and whoever would take it is told why', async () => {
    await mkdir(lock)
    expect(await lockOwner(lock)).toBe('another process')
    await expect(takeLock(lock)).rejects.toMatchObject({ code: 'EISDIR', path: lock })
  })

  it('says why it cannot be made', async () => {
    const absent = join(folder, 'absent', 'lock')
    await expect(takeLock(absent)).rejects.toMatchObject({ code: 'ENOENT', path: absent })
    await writeFile(join(folder, '.lock.held'), 'rubbish')
    const failed: unknown = await takeLock(lock).catch((error: unknown) => error)
    expect(systemFault(failed)).toEqual({ code: 'file-damaged', file: lock })
  })

  it('stays with a living process, stopped or not, and is free when that is killed', async () => {
    const holder = await holding()
    holder.kill('SIGSTOP')
    expect(await takeLock(lock)).toEqual({ held: null, owner: `process ${holder.pid}` })
    expect(await lockOwner(lock)).toBe(`process ${holder.pid}`)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(await lockOwner(lock)).toBeNull()
    const { held } = await takeLock(lock)
    expect(held).not.toBeNull()
    await held?.release()
  })

  it('stays with a living process whose mark was removed, so that there are never two', async () => {
    const holder = await holding()
    await rm(lock)
    expect(await takeLock(lock)).toEqual({ held: null, owner: 'another process' })
    holder.kill('SIGKILL')
  })

  it.each([
    ['of a process id that a living process has by now', () => `${other.pid} 1 nonce`],
    ['of this very process id, as in another container', () => `${process.pid} 1 nonce`],
    ['of a living process, copied with its folder', () => `${other.pid} 0 nonce`],
    ['of an ended process', () => '4194999 1 nonce'],
    ['of an ended process of an earlier version', () => '4194999 1'],
    ['of an earlier version, whose process id is this one’s', () => `${process.pid} 1`],
    ['cut off by a full disk', () => ''],
    ['that says nothing that can be read', () => 'rubbish'],
  ])('is free with a mark %s', async (_, mark) => {
    await writeFile(lock, mark())
    expect(await lockOwner(lock)).toBeNull()
    const { held } = await takeLock(lock)
    expect(await held?.isOwn()).toBe(true)
    await held?.release()
  })

  it('does not depend on the clock or on when the machine started', async () => {
    const holder = await holding()
    for (const time of [1, 4e9]) {
      await utimes(lock, time, time)
      await utimes(join(folder, '.lock.held'), time, time)
      expect(await lockOwner(lock)).toBe(`process ${holder.pid}`)
      expect((await takeLock(lock)).owner).toBe(`process ${holder.pid}`)
    }
    holder.kill('SIGKILL')
  })

  it('needs no hard links', async () => {
    const { held } = await takeLock(lock)
    expect((await stat(lock)).nlink).toBe(1)
    await held?.release()
  })

  it('is nobody’s where there is none', async () => {
    expect(await lockOwner(join(folder, 'none'))).toBeNull()
  })

  it('has one writer at a time while six processes race for what killed ones left', async () => {
    const rounds = await lockRaces(12)
    expect(rounds.filter(({ isWhole }) => !isWhole)).toEqual([])
    expect(rounds.map(({ stopped }) => stopped)).toEqual(Array.from({ length: 12 }, () => 0))
    expect(rounds.some(({ killed }) => killed > 0)).toBe(true)
  }, 60_000)
})

describe('a lock of an earlier version', () => {
  it('stays with its living process', async () => {
    await writeFile(lock, String(other.pid))
    expect((await takeLock(lock)).owner).toBe(`process ${other.pid}`)
    expect(await lockOwner(lock)).toBe(`process ${other.pid}`)
    other.kill('SIGKILL')
    await once(other, 'exit')
    const { held } = await takeLock(lock)
    expect(held).not.toBeNull()
    await held?.release()
  })

  it('is free where it is older than the machine’s start and does not say when its process began', async () => {
    await writeFile(lock, String(other.pid))
    await utimes(lock, 1, 1)
    expect(await lockOwner(lock)).toBeNull()
  })

  it.skipIf(!existsSync('/proc/self/stat'))(
    'is free where its process id was given to another process since',
    async () => {
      await writeFile(lock, `${other.pid} 1`)
      expect(await lockOwner(lock)).toBeNull()
    },
  )
})

/** Another process, which holds the lock until it is killed. */
async function holding(): Promise<ChildProcess> {
  const module = JSON.stringify(new URL('./processLock.ts', import.meta.url).href)
  const code = `
    import { takeLock } from ${module}
    console.log((await takeLock(${JSON.stringify(lock)})).owner ?? 'mine')
    setTimeout(() => {}, 60000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  expect(String(await once(child.stdout, 'data')).trim()).toBe('mine')
  return child
}
