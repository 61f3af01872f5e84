/** A study survives kills at any moment: it ends with the same tables as one that nobody disturbed. */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../src/main/adapters/seededRandom.ts'
import { smallFiles } from '../src/main/workbench/engine.testing.ts'
import { times } from '../src/shared/thorough.testing.ts'
import { makeSandbox, type Sandbox } from './recnet.testing.ts'

const KILLS = times(6, 20)
const SEEDS = times(1, 2)
const CELLS = 3 * SEEDS
const STUDY = `format: 1
title: Killed
datasets: [small]
rows: [RecNet, w/o PPR, Pop]
settings: { evaluateEvery: 4, repetitions: 1, initialRouterCount: 4, updateSize: 8 }
seeds: [${SEEDS === 1 ? '1' : '1, 2'}]
`

const sandboxes: Sandbox[] = []
afterEach(async () => {
  for (const sandbox of sandboxes.splice(0)) await sandbox.remove()
})

async function withStudy(): Promise<Sandbox> {
  const sandbox = await makeSandbox()
  sandboxes.push(sandbox)
  await writeFile(sandbox.path('study.yaml'), STUDY)
  await mkdir(sandbox.path('files'))
  for (const [file, text] of Object.entries(smallFiles)) await writeFile(sandbox.path('files', file), text)
  expect((await sandbox.run('import', 'files', '--name', 'small')).code).toBe(0)
  return sandbox
}

/** The bytes of the events of all runs. */
async function bytesOf(sandbox: Sandbox): Promise<number> {
  const runs = await readdir(sandbox.path('home', 'runs')).catch(() => [])
  const sizes = runs.map((run) => stat(sandbox.path('home', 'runs', run, 'events.jsonl')).catch(() => ({ size: 0 }))) // prettier-ignore
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0)
}

/** Everything that the study found, but for the wall time, which is never the same twice. */
async function tablesOf(sandbox: Sandbox): Promise<{ readonly results: string; readonly csv: string }> {
  const [json, csv] = [
    await sandbox.run('study', 'show', 'killed-1', '--json'),
    await sandbox.run('study', 'show', 'killed-1', '--csv'),
  ]
  expect([json.code, csv.code]).toEqual([0, 0])
  const results = JSON.stringify(JSON.parse(json.stdout), (key, value: unknown) => (key === 'time' ? null : value)) // prettier-ignore
  return { results, csv: csv.stdout }
}

describe('a study', () => {
  it(`is killed ${KILLS} times at random moments and ends with the same tables`, async () => {
    const undisturbed = await withStudy()
    const finished = await undisturbed.run('study', 'run', 'study.yaml')
    expect(finished.stderr).not.toMatch(/error/i)
    expect(finished.code).toBe(0)
    const reference = await tablesOf(undisturbed)
    expect(JSON.parse(reference.results)).toMatchObject({ evaluated: CELLS, cells: CELLS })

    const killed = await withStudy()
    const random = seededRandom(5)('kills')
    let kills = 0
    for (let lives = 0; kills < KILLS && lives < 60; lives++) {
      const isThere = await stat(killed.path('home', 'studies', 'killed-1', 'study.json')).catch(() => null)
      const before = await bytesOf(killed)
      const { child, done } = killed.start('study', ...(isThere ? ['start', 'killed-1'] : ['run', 'study.yaml'])) // prettier-ignore
      // Every other life gets on with a run first; the others end anywhere, as early as while the program starts. Three
      // lives without any event would be taken for a run that brings its process down.
      const isPatient = lives % 2 === 0
      const began = performance.now()
      while (
        isPatient &&
        (await bytesOf(killed)) <= before &&
        child.exitCode === null &&
        performance.now() - began < 20_000
      )
        // prettier-ignore
        await sleep(3)
      await sleep(random.below(isPatient ? 150 : 2500))
      child.kill('SIGKILL')
      const { signal, code } = await done
      if (signal === 'SIGKILL') kills += 1
      else if (code === 0) break
    }
    expect(kills).toBe(KILLS)
    const last = await killed.run('study', 'start', 'killed-1')
    expect(last.code).toBe(0)
    const runs = await readdir(killed.path('home', 'runs'))
    expect(runs.filter((run) => !run.startsWith('.'))).toHaveLength(CELLS)
    const tables = await tablesOf(killed)
    expect(tables.csv).toBe(reference.csv)
    expect(tables.results).toBe(reference.results)
  }, 600_000)

  it('stops on Ctrl-C, says how to go on, and goes on', async () => {
    const sandbox = await withStudy()
    const { child, done } = sandbox.start('study', 'run', 'study.yaml')
    while ((await bytesOf(sandbox)) < 30_000) await sleep(5)
    child.kill('SIGINT')
    const stopped = await done
    expect(stopped.code).toBe(130)
    expect(stopped.stderr).toContain('recnet study start killed-1')
    const list = await sandbox.run('study', 'list', '--json')
    expect(JSON.parse(list.stdout)).toMatchObject([{ status: 'stopped', cells: { all: CELLS, started: 0 } }])
    expect((await sandbox.run('study', 'start', 'killed-1')).code).toBe(0)
  }, 300_000)
})
