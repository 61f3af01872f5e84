/** A kill at any moment loses at most the record in flight, and nothing of the result. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tinyGguf } from '../src/main/adapters/llama/tinyGguf.testing.ts'
import { seededRandom } from '../src/main/adapters/seededRandom.ts'
import { times } from '../src/shared/thorough.testing.ts'
import { makeSandbox, type Sandbox } from './recnet.testing.ts'

const CONFIGURATION = [
  '--dataset',
  'demo',
  '--seed',
  '11',
  '--interaction-limit',
  '80',
  '--evaluate-every',
  '40',
]
const KILLS = times(6, 20)

describe('a run', () => {
  let sandbox: Sandbox
  let reference: { readonly events: string; readonly report: string }

  const read = async (run: string) => ({
    events: await readFile(sandbox.path(run, 'events.jsonl'), 'utf8'),
    report: await readFile(sandbox.path(run, 'report.json'), 'utf8'),
  })

  beforeAll(async () => {
    sandbox = await makeSandbox()
    const finished = await sandbox.run('run', ...CONFIGURATION, '--out', 'reference')
    expect(finished.stderr).not.toMatch(/error/i)
    expect(finished.code).toBe(0)
    reference = await read('reference')
  }, 120_000)

  afterAll(() => sandbox.remove())

  it('writes the same bytes a second time, whichever index keeps its embeddings', async () => {
    const finished = await sandbox.run('run', ...CONFIGURATION, '--index', 'memory', '--out', 'again')
    expect(finished.code).toBe(0)
    const again = await read('again')
    expect(again.events === reference.events).toBe(true)
    const withoutIndex = (report: string) => report.replace(/"vectorIndex": "\w+"/, '')
    expect(withoutIndex(again.report)).toBe(withoutIndex(reference.report))
  }, 120_000)

  it(`is killed ${KILLS} times at random moments and ends with identical events and report`, async () => {
    const random = seededRandom(3)('kills')
    const bytes = async () =>
      (await stat(sandbox.path('killed', 'events.jsonl')).catch(() => ({ size: 0 }))).size
    let kills = 0
    let lives = 0
    for (; kills < KILLS && lives < 60; lives++) {
      const args = lives === 0 ? ['run', ...CONFIGURATION, '--out', 'killed'] : ['resume', 'killed']
      const before = await bytes()
      const { child, done } = sandbox.start(...args)
      // Wait until this life has written something, so that the run gets on; then a random moment of work.
      const started = performance.now()
      while ((await bytes()) <= before && child.exitCode === null && performance.now() - started < 20_000)
        await sleep(3)
      await sleep(random.below(90))
      // The launcher may have started Node 24 as a child of its own; the whole group has to go.
      child.kill('SIGKILL')
      const { signal, code } = await done
      if (signal === 'SIGKILL') kills += 1
      else if (code === 0) break
    }
    expect(kills).toBe(KILLS)
    const last = await sandbox.run('resume', 'killed')
    expect(last.code).toBe(0)
    const killed = await read('killed')
    expect(killed.events === reference.events).toBe(true)
    expect(killed.report).toBe(reference.report)
  }, 300_000)

  it('stops cleanly on Ctrl-C, says how to go on, and goes on', async () => {
    const { child, done } = sandbox.start('run', ...CONFIGURATION, '--out', 'stopped')
    while ((await stat(sandbox.path('stopped', 'events.jsonl')).catch(() => ({ size: 0 }))).size < 250_000)
      await sleep(5)
    child.kill('SIGINT')
    const stopped = await done
    expect(stopped.code).toBe(130)
    expect(stopped.stderr).toContain('recnet resume stopped')
    const resumed = await sandbox.run('resume', 'stopped')
    expect(resumed.code).toBe(0)
    expect((await read('stopped')).events === reference.events).toBe(true)
  }, 120_000)

  it('stops as cleanly where a GGUF model is at work, whose library has an eye on signals, too', async () => {
    await writeFile(sandbox.path('model.gguf'), tinyGguf())
    const started = sandbox.start('run', '--dataset', 'demo', '--model', 'model.gguf', '--out', 'gguf')
    while ((await stat(sandbox.path('home', 'replies.sqlite-wal')).catch(() => ({ size: 0 }))).size < 100_000)
      await sleep(20)
    started.child.kill('SIGINT')
    const { code, signal, stderr } = await started.done
    expect([code, signal]).toEqual([130, null])
    expect(stderr).toContain('recnet resume gguf')
  }, 120_000)
})
