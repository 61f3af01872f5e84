/** Commands of the terminal, beside an open window and without one. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workbench } from '#shared/contract/workbench.ts'
import { sealedLog } from '#shared/events/log/sealedLog.testing.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { connect } from '#shared/rpc/connect.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import type { RunRow, RunStatus } from '#shared/vocabulary/runs.ts'
import { sha256 } from './adapters/sha256.ts'
import { serveEngine } from './hosts/engine/serveEngine.ts'
import { startEngine } from './hosts/engine/startEngine.ts'
import { runCommand } from './hosts/terminal/commands.ts'
import { openEngine } from './hosts/terminal/openEngine.ts'
import { TerminalWorkbench } from './hosts/terminal/terminalWorkbench.ts'
import { webFixture } from './hosts/web/web.testing.ts'
import type { Engine } from './workbench/createEngine.ts'
import { smallFiles } from './workbench/engine.testing.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const resources = join(root, 'resources')
const SMALL = '--dataset small --index memory --update-size 8 --initial-router-count 4 --evaluate-every 16'
const SHORT = `${SMALL} --repetitions 1`
/** Still at work when a test asks. */
const LONG = '--dataset small --index memory --update-size 8 --evaluate-every 1 --repetitions 20'

let home: string
let open: (() => Promise<unknown>)[]

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recnet-terminal-'))
  open = []
  await mkdir(join(home, 'files'))
  for (const [file, text] of Object.entries(smallFiles)) await writeFile(join(home, 'files', file), text)
})
afterEach(async () => {
  for (const close of open) await close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

describe('a command beside an open window', () => {
  it('has its run in the window, live, which can pause it there; the terminal says so', async () => {
    const { page, engine } = await openWindow()
    const told: StampedEvent[] = []
    page.on('run.events', ({ run, events }) => run === 'small-recnet-1' && told.push(...events))
    const running = until(page, 'small-recnet-1', 'running')
    const command = recnet(`run ${LONG}`)
    await running
    while (told.length === 0) await moment()
    await page['runs.pause']({ run: 'small-recnet-1' })
    const { code, stderr } = await command.done
    expect(code).toBe(130)
    expect(stderr).toContain('small-recnet-1 is in the queue of the workbench that is open')
    expect(stderr).toMatch(/Initialisation · \d+ of 36 calls/)
    expect(stderr).toContain('Paused elsewhere. Go on with: recnet resume small-recnet-1')
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index + 1))
    expect(engine.owner).toBeNull()
  })

  it('stops its run on Ctrl-C and leaves the window open, and another command goes on with it', async () => {
    const { page } = await openWindow()
    const running = until(page, 'small-recnet-1', 'running')
    const first = recnet(`run ${SHORT} --repetitions 20 --evaluate-every 1 --interaction-limit 12`)
    await running
    first.interrupt()
    expect(await first.done).toMatchObject({
      code: 130,
      stderr: expect.stringContaining('Stopped. Go on with: recnet resume small-recnet-1') as unknown,
    })
    expect((await page['runs.list']({}))[0]).toMatchObject({ run: 'small-recnet-1', status: 'stopped' })
    const resumed = await recnet('resume small-recnet-1 --json').done
    expect(resumed.code).toBe(0)
    expect(JSON.parse(resumed.stdout)).toEqual(await page['runs.report']({ run: 'small-recnet-1' }))
  })

  it('waits for its turn in the queue', async () => {
    const { page } = await openWindow()
    const first = recnet(`run ${LONG}`)
    await until(page, 'small-recnet-1', 'running')
    const second = recnet(`run ${SHORT}`)
    await until(page, 'small-recnet-2', 'queued')
    await page['runs.stop']({ run: 'small-recnet-1' })
    expect((await first.done).code).toBe(130)
    expect(await second.done).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('Waiting at place 1 of the queue') as unknown,
    })
  })

  it('says clearly that another process has the home and cannot be reached', async () => {
    const child = spawn(process.execPath, [join(root, 'src', 'main', 'engine.ts'), home, resources], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    open.push(async () => (child.kill('SIGKILL'), once(child, 'exit')))
    const address = join(home, 'engine-address.json')
    while (!(await readFile(address).catch(() => null))) await moment()
    await rm(address)
    await expect(openEngine({ home, resources }, 0)).rejects.toMatchObject({
      details: { code: 'engine-lost', reason: expect.stringContaining(`process ${child.pid}`) as unknown },
    })
  })
})

describe('a bundle', () => {
  it('is written, checked, opened and verified, in words and as JSON', async () => {
    await importSmall()
    expect((await recnet(`run ${SHORT} --interaction-limit 8`).done).code).toBe(0)
    const file = join(home, 'one.recnet.zip')
    const written = await recnet(`bundle small-recnet-1 --out ${file}`).done
    expect(written).toMatchObject({ code: 0, stdout: expect.stringContaining(`Wrote ${file}`) as unknown })
    const again = await recnet(`bundle small-recnet-1 --out ${file}`).done
    expect(again).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nothing is overwritten') as unknown,
    })

    const checked = await recnet(`open-bundle ${file} --check --json`).done
    expect(JSON.parse(checked.stdout)).toMatchObject({ bundle: { runs: [{ name: 'small-recnet-1' }] } })
    const verified = await recnet(`verify ${file}`).done
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/^small-recnet-1: identical, \d+ events\.\n$/) as unknown }) // prettier-ignore
    const opened = await recnet(`open-bundle ${file}`).done
    expect(opened.stdout).toContain('small-recnet-1 as small-recnet-1-2, since the name was taken')
    expect((await recnet('verify small-recnet-1-2').done).code).toBe(0)
    const rerun = await recnet('rerun small-recnet-1-2 --json').done
    expect(JSON.parse(rerun.stdout)).toMatchObject({ run: 'small-recnet-1-2', repeated: 'small-recnet-2', configuration: [], difference: null }) // prettier-ignore

    await writeFile(file, (await readFile(file)).subarray(0, 2000))
    const cut = await recnet(`verify ${file}`).done
    expect(cut).toMatchObject({ code: 1, stderr: expect.stringContaining('cut short') as unknown })
  }, 60_000)

  it('whose events were changed replays otherwise, which verifying says with its exit code', async () => {
    await importSmall()
    await recnet(`run ${SHORT} --interaction-limit 8`).done
    const file = join(home, 'runs', 'small-recnet-1', 'events.jsonl')
    const changed = (await readFile(file, 'utf8')).replace('"profile":"', '"profile":"Loves polka. ')
    await writeFile(file, changed)
    const refused = await recnet('verify small-recnet-1').done
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/expected a transaction with the checksum [0-9a-f]{16}, found one with/)
    await writeFile(file, sealedLog(changed, sha256))
    const verified = await recnet('verify small-recnet-1').done
    expect(verified.code).toBe(1)
    expect(verified.stdout).toMatch(/not identical[^]*The first difference is event 1:[^]*Loves polka/)
    expect(verified.stderr).toContain('another event 1')
  })
})

describe('a command without a window', () => {
  it('is carried out again where the engine that it had joined ends under it', async () => {
    await (await openWindow()).close()
    const first = await openWindow()
    let joined = 0
    const { done } = recnet('list', async () => {
      const engine = await openEngine({ home, resources })
      joined += Number(engine.joined)
      if (engine.joined) await first.close()
      return engine
    })
    expect(await done).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('small: 8 users') as unknown,
    })
    expect(joined).toBe(1)
  })

  it('has an engine of its own, which starts nothing else and whose run the window shows later', async () => {
    const before = await openWindow()
    await before.page['runs.start']({ ...request, settings: { ...request.settings, repetitions: 20 } })
    await until(before.page, 'small-recnet-1', 'running')
    await before.close()
    const { code, stdout } = await recnet(`run ${SHORT}`).done
    expect(code).toBe(0)
    expect(stdout).toContain(join(home, 'runs', 'small-recnet-2', 'report.json'))
    const { stdout: listed } = await recnet('list').done
    expect(listed).toMatch(
      /small-recnet-1: small, RecNet, built-in agent v2, seed 2020, [a-z]+, step \d+ of \d+/,
    )
    expect(listed).toMatch(
      /small-recnet-2: small, RecNet, built-in agent v2, seed 2020, finished, NDCG@10 0\.\d{4}/,
    )
    const after = await openWindow()
    const rows = await after.page['runs.list']({})
    expect(rows.find(({ run }) => run === 'small-recnet-2')).toMatchObject({
      status: 'finished',
      folder: null,
    })
    // The window goes on with what it was at when it closed.
    await until(after.page, 'small-recnet-1', 'finished')
  })

  it('goes on with its run in another engine where the one that it had joined ends', async () => {
    const { close, page } = await openWindow()
    const command = recnet(`run ${SHORT} --repetitions 10 --evaluate-every 4`)
    await until(page, 'small-recnet-1', 'running')
    await close()
    const { code, stderr } = await command.done
    expect(stderr).toContain('The engine ended before the run did')
    expect(code).toBe(0)
  })

  it('puts a run elsewhere, which is remembered, and listed as gone once its folder is', async () => {
    await (await openWindow()).close()
    const out = join(home, 'elsewhere', 'Ten Routers')
    const typed = relative(process.cwd(), out)
    const started = await recnet(['run', ...SHORT.split(' '), '--out', typed]).done
    expect(started.stdout).toContain(join(typed, 'report.json'))
    expect((await recnet('list').done).stdout).toContain(`${out}: small, RecNet`)
    const occupied = await recnet(['run', ...SHORT.split(' '), '--out', typed]).done
    expect([occupied.code, occupied.stderr]).toEqual([1, expect.stringContaining(`recnet resume ${typed}`)])
    const shown = await recnet('show client u:1 --json').done
    expect(JSON.parse(shown.stdout)).toMatchObject({ client: 'u:1' })
    expect((await recnet('report ten-routers').done).stdout).toBe(
      (await recnet(['report', typed]).done).stdout,
    )

    const first = await openWindow()
    expect(await first.page['runs.list']({})).toMatchObject([
      { run: 'ten-routers', status: 'finished', folder: out, interactions: 32 },
    ])
    await first.page['runs.start'](request)
    await until(first.page, 'small-recnet-1', 'finished')
    await first.close()
    await rm(out, { recursive: true })
    const { page } = await openWindow()
    const rows = await page['runs.list']({})
    expect(rows.find(({ run }) => run === 'ten-routers')).toMatchObject({
      status: 'failed',
      error: { code: 'run-unknown', folder: out },
    })
    expect(rows.find(({ run }) => run === 'small-recnet-1')).toMatchObject({ status: 'finished' })
    expect((await recnet('list').done).stdout).toContain(`${out}: ${out} holds no run.`)
    await page['runs.remove']({ run: 'ten-routers' })
    expect((await page['runs.list']({})).map(({ run }) => run)).toEqual(['small-recnet-1'])
  })

  it('replays a run by its name into a folder, without any model, to the same bytes', async () => {
    await (await openWindow()).close()
    await recnet(`run ${SHORT}`).done
    const again = join(home, 'again')
    expect((await recnet(`replay small-recnet-1 --out ${again}`).done).code).toBe(0)
    const events = (folder: string) => readFile(join(folder, 'events.jsonl'), 'utf8')
    expect(await events(again)).toBe(await events(join(home, 'runs', 'small-recnet-1')))
  })

  it('exports a dataset as a folder, which makes the same dataset again, and overwrites none', async () => {
    const { page, close } = await openWindow()
    const out = join(home, 'exported', 'demo')
    const done = await recnet(['export-dataset', 'demo', '--out', out]).done
    expect(done).toMatchObject({ code: 0, stdout: `Wrote demo.inter, demo.item, demo.user to ${out}\n` })
    expect(await readdir(dirname(out))).toEqual(['demo'])
    const occupied = await recnet(['export-dataset', 'demo', '--out', out]).done
    expect(occupied.code).toBe(1)
    expect(occupied.stderr).toMatch(/^--out: expected a folder that does not exist yet/)
    await recnet(['import', out, '--name', 'again']).done
    const [again, demo] = await page['datasets.list']({ imported: true })
    expect(again).toEqual({ ...demo, name: 'again' })
    await close()
  })

  it('reports on a dataset: its checks, its card, its figures', async () => {
    await (await openWindow()).close()
    const checks = await recnet('checks small').done
    expect(checks.stdout).toMatch(/^small \([0-9a-f]{12}\) · leave-one-out · 8 tested users · 10 candidates/)
    const other = JSON.parse((await recnet('checks small --seed 7 --json').done).stdout) as unknown
    expect(other).toMatchObject({ dataset: 'small', seed: 7, users: 8 })
    expect(await recnet('checks small --seed -1').done).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^--seed: expected a whole number/) as unknown,
    })
    expect((await recnet('card small').done).stdout).toMatch(/^# Dataset small\n/)
    expect(JSON.parse((await recnet('card small --json').done).stdout)).toMatchObject({ name: 'small' })
    const out = join(home, 'popularity.csv')
    await recnet(`export figure item-popularity --dataset small --format csv --out ${out}`).done
    expect(await readFile(out, 'utf8')).toContain('8 users · 16 items · 48 interactions')
    expect(await recnet('export figure item-popularity --run small-recnet-1').done).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^--dataset: expected a dataset and no run/) as unknown,
    })
    expect(await recnet('export figure ndcg --dataset small').done).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^--run: expected runs and no dataset/) as unknown,
    })
    expect(await recnet('export table study --run small-recnet-1').done).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^--study: expected a study and nothing else/) as unknown,
    })
    expect(await recnet('export figure study-methods --study one --beside small').done).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^--beside: expected pairs such as my-cds=CDs/) as unknown,
    })
  })

  it('names what was typed in its errors, and keeps its exit codes', async () => {
    await (await openWindow()).close()
    expect(await recnet('resume nowhere').done).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^nowhere holds no run/) as unknown,
    })
    expect(await recnet('run --dataset small --variant other').done).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^--variant: expected RecNet, w\/o CPR/) as unknown,
    })
    expect((await recnet('walk').done).code).toBe(2)
    expect((await recnet('list --runs files').done).stdout).toContain('Runs in files:\n  none yet')
  })
})

it('one variant by terminal, contract and web API has one manifest', async () => {
  const { page, engine } = await openWindow()
  const web = await webFixture()
  open.push(web.dispose)
  serveEngine(engine, memoryLinkPair()[0], async () => undefined).servePage(web.engine)
  const asked = { ...request, variant: 'w/o CPR' }
  await recnet(['run', ...SHORT.split(' '), '--variant', 'w/o CPR']).done
  await page['runs.start'](asked)
  const answer = await web.ask('/api/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'request', id: 1, name: 'runs.start', params: asked }),
  })
  expect(JSON.parse(answer.text)).toMatchObject({ ok: true, value: 'small-wo-cpr-3' })
  const manifests = await Promise.all(
    [1, 2, 3].map(async (number) => {
      const { createdAt, ...rest } = await page['runs.manifest']({ run: `small-wo-cpr-${number}` })
      expect(createdAt).toMatch(/^\d{4}-/)
      return rest
    }),
  )
  expect(manifests[0]).toMatchObject({
    variant: 'w/o CPR',
    settings: { propagation: 'retrieval', optimizeRouters: false, repetitions: 1 },
  })
  expect(manifests[1]).toEqual(manifests[0])
  expect(manifests[2]).toEqual(manifests[0])
})

/** As `SHORT` says it in words of the contract. */
const request = {
  dataset: 'small',
  variant: 'RecNet',
  settings: { updateSize: 8, initialRouterCount: 4, evaluateEvery: 16, repetitions: 1 },
  vectorIndex: 'memory',
} as const

type Page = ReturnType<typeof connect<typeof workbench>>

/** An engine as a window has it, with a page; the small dataset is imported. */
async function openWindow(): Promise<{ page: Page; engine: Engine; close: () => Promise<void> }> {
  const engine = await startEngine({ home, resources })
  open.push(engine.close)
  const [near, far] = memoryLinkPair()
  serveEngine(engine, memoryLinkPair()[0], async () => undefined).servePage(far)
  const page = connect(near, workbench)
  if (!(await page['datasets.list']({ imported: true })).some(({ name }) => name === 'small')) {
    const { source } = engine.grantSource([join(home, 'files')], 'files')
    await page['datasets.import']({ source, name: 'small' })
  }
  return { page, engine, close: engine.close }
}

interface Done {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function recnet(
  line: string | readonly string[],
  openAnEngine = () => openEngine({ home, resources }),
): { interrupt: () => void; done: Promise<Done> } {
  let [stdout, stderr] = ['', '']
  let interrupt = () => undefined as void
  const writing = (write: (text: string) => void) =>
    ({ write: (text: string) => (write(text), true) }) as unknown as NodeJS.WriteStream
  const done = runCommand(
    typeof line === 'string' ? line.split(' ') : line,
    new TerminalWorkbench(openAnEngine),
    {
      stdout: writing((text) => (stdout += text)),
      stderr: writing((text) => (stderr += text)),
      onInterrupt: (stop) => {
        interrupt = stop
        return () => undefined
      },
      elsewhere: (other) => new TerminalWorkbench(() => openEngine({ home: other, resources })),
    },
  )
  return { interrupt: () => interrupt(), done: done.then((code) => ({ code, stdout, stderr })) }
}

async function importSmall(): Promise<void> {
  expect((await recnet(`import ${join(home, 'files')} --name small`).done).code).toBe(0)
}

/** The row of a run when it has this status. */
function until(page: Page, run: string, status: RunStatus): Promise<RunRow> {
  return new Promise((resolve, reject) => {
    const look = (rows: readonly RunRow[]) => {
      const row = rows.find((one) => one.run === run && one.status === status)
      if (row) resolve(row)
    }
    page.on('runs.changed', look)
    page['runs.list']({}).then(look, reject)
  })
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10))
}
