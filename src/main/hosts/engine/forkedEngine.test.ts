import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { workbench, type EngineState } from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import { forkedEngine } from './forkedEngine.ts'
import { superviseEngine } from './superviseEngine.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const entry = join(root, 'src', 'main', 'engine.ts')
const resources = join(root, 'resources')

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recnet-engine-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  return rm(home, { recursive: true, force: true, maxRetries: 5 })
})

describe('forkedEngine', () => {
  it('answers pages, is there again after it was killed, and ends when it is closed', async () => {
    const forked: ReturnType<typeof forkedEngine>[] = []
    const engine = superviseEngine(() => {
      forked.push(forkedEngine({ entry, home, resources }))
      return forked.at(-1)
    })
    const states: EngineState[] = []
    engine.onState((state) => states.push(state))

    const first = connect((await engine.current()).page, workbench)
    expect(await first['engine.facts']({})).toMatchObject({ home })
    const source = await engine.grantSource([join(resources, 'demo')], 'demo')
    expect(await first['datasets.preview']({ source: source.source })).toMatchObject({ form: 'atomic' })

    const lost = expect(first['datasets.items']({ dataset: 'demo' })).rejects.toMatchObject({
      details: { code: 'engine-lost' },
    })
    forked[0]!.kill()
    expect(await forked[0]!.exited).toMatchObject({ code: null, signal: 'SIGKILL' })
    await lost
    const second = connect((await engine.current()).page, workbench)
    expect(await second['runs.list']({})).toEqual([])
    await expect(second['datasets.preview']({ source: source.source })).rejects.toMatchObject({
      details: { code: 'source-unknown' },
    })

    await engine.close()
    expect(await forked[1]!.exited).toBeDefined()
    expect(states.map(({ state }) => state)).toEqual(['ready', 'restarting', 'ready', 'gone'])
  })

  it('keeps the last words of one that cannot start', async () => {
    const broken = join(home, 'broken.mjs')
    await writeFile(broken, "console.log('loading'); throw new Error('libcuda is missing')")
    const { exited } = forkedEngine({ entry: broken, home, resources })
    const { code, lastLines } = await exited
    expect(code).toBe(1)
    expect(lastLines.join('\n')).toMatch(/loading[^]*libcuda is missing/)
  })

  it('has two heaps of memory, unless the user wants another number', async () => {
    const telling = join(home, 'telling.mjs')
    await writeFile(telling, "console.log('heaps', process.env.MALLOC_ARENA_MAX)")
    const lastWords = async () => (await forkedEngine({ entry: telling, home, resources }).exited).lastLines
    vi.stubEnv('MALLOC_ARENA_MAX', undefined)
    expect(await lastWords()).toEqual(['heaps 2'])
    vi.stubEnv('MALLOC_ARENA_MAX', '8')
    expect(await lastWords()).toEqual(['heaps 8'])
  })

  it('ends by itself when its host was killed', async () => {
    const hostFile = join(home, 'host.mjs')
    await writeFile(
      hostFile,
      `import { fork } from 'node:child_process'
       const child = fork(${JSON.stringify(entry)}, ${JSON.stringify([join(home, 'h'), resources])}, { serialization: 'advanced' })
       child.once('message', () => console.log(child.pid))`,
    )
    const host = spawn(process.execPath, [pathToFileURL(hostFile).pathname], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [text] = (await once(host.stdout, 'data')) as [Buffer]
    const engine = Number(String(text))
    expect(isAlive(engine)).toBe(true)
    host.kill('SIGKILL')
    while (isAlive(engine)) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isAlive(engine)).toBe(false)
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
