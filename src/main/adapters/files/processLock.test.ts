import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockOwner, releaseLock, takeLock } from './processLock.ts'

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
  it('is taken, named with its process, and given back', async () => {
    expect(await takeLock(lock)).toBeNull()
    expect((await readFile(lock, 'utf8')).split(' ')[0]).toBe(String(process.pid))
    expect(await lockOwner(lock)).toBeNull()
    await releaseLock(lock)
    expect(existsSync(lock)).toBe(false)
  })

  it('counts as held where it is there and cannot be read', async () => {
    await mkdir(lock)
    expect(await lockOwner(lock)).toBe('another process')
    expect(await takeLock(lock)).toBe('another process')
  })

  it('stays with a living process, and is taken over when that is gone', async () => {
    await writeFile(lock, String(other.pid))
    expect(await takeLock(lock)).toBe(`process ${other.pid}`)
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(await takeLock(lock)).toBeNull()
  })

  it.skipIf(!existsSync('/proc/self/stat'))(
    'is nobody’s when its process id was given to another process since',
    async () => {
      await writeFile(lock, `${other.pid} 1`)
      expect(await lockOwner(lock)).toBeNull()
    },
  )

  it('is nobody’s when it is older than the machine’s start and does not say when its process began', async () => {
    await writeFile(lock, String(other.pid))
    await utimes(lock, 1, 1)
    expect(await lockOwner(lock)).toBeNull()
  })

  it('is nobody’s when it says nothing that can be read', async () => {
    await writeFile(lock, 'rubbish')
    expect(await lockOwner(lock)).toBeNull()
    expect(await lockOwner(join(folder, 'none'))).toBeNull()
  })

  it('goes to one of many processes that find it without an owner, and leaves nothing beside it', async () => {
    for (const left of [null, '4194999 1', '']) {
      if (left !== null) await writeFile(lock, left)
      const found = await Promise.all(Array.from({ length: 6 }, taker))
      expect(found.filter((answer) => answer === 'mine')).toHaveLength(1)
      expect(await readdir(folder)).toEqual(['lock'])
      await rm(lock)
    }
  }, 30_000)
})

/** What another process hears that takes the lock, and lives on until all have asked. */
async function taker(): Promise<string> {
  const module = JSON.stringify(new URL('./processLock.ts', import.meta.url).href)
  const code = `
    import { takeLock } from ${module}
    console.log((await takeLock(${JSON.stringify(lock)})) ?? 'mine')
    setTimeout(() => {}, 1500)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'exit')
  return said.trim()
}
