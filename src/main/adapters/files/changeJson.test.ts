import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeJson } from './changeJson.ts'
import { entriesIn } from './jsonFile.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-change-'))
  file = join(folder, 'home', 'kept.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const kept = async () => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>

/** Another process that adds so many keys to the file, one change each. */
async function writer(name: string, keys: number): Promise<void> {
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
  const code = `
    import { changeJson } from ${module('./changeJson.ts')}
    import { entriesIn } from ${module('./jsonFile.ts')}
    for (let key = 0; key < ${keys}; key++)
      await changeJson(${JSON.stringify(file)}, (content) => ({ ...entriesIn(content), ['${name}' + key]: true }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [status] = (await once(child, 'exit')) as [number | null]
  expect(status).toBe(0)
}

describe('changes of one file', () => {
  it('take turns within a process, and make the folder', async () => {
    const keys = Array.from({ length: 20 }, (_, key) => `k${key}`)
    await Promise.all(
      keys.map((key) => changeJson(file, (content) => ({ ...entriesIn(content), [key]: key }))),
    )
    expect(Object.keys(await kept())).toEqual(keys)
  })

  it('undo nothing that another process wrote, and leave nothing but the file and what the system locks', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => writer(name, 15)))
    expect(Object.keys(await kept())).toHaveLength(45)
    expect(await readdir(join(folder, 'home'))).toEqual(['.kept.json.lock.held', 'kept.json'])
  }, 30_000)

  it('leave the file as it was where one fails, and the next goes on', async () => {
    await changeJson(file, () => ({ one: 1 }))
    const failed = changeJson(file, () => {
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await kept()).toEqual({ one: 1 })
    await changeJson(file, (content) => ({ ...entriesIn(content), two: 2 }))
    expect(await kept()).toEqual({ one: 1, two: 2 })
  })

  it('are told what lies there, a file that is no JSON included', async () => {
    const states: string[] = []
    const note = ({ state }: { readonly state: string }) => {
      states.push(state)
      return {}
    }
    await changeJson(file, note)
    await writeFile(file, 'no json')
    await changeJson(file, note)
    await changeJson(file, note)
    expect(states).toEqual(['absent', 'broken', 'value'])
  })
})
