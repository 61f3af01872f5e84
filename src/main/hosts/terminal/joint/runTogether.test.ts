/** One command line for several methods, and one table of them. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JointReport } from '#shared/vocabulary/inspection.ts'
import { smallFiles } from '../../../workbench/engine.testing.ts'
import { runCommand } from '../commands.ts'
import { openEngine } from '../openEngine.ts'
import { TerminalWorkbench } from '../terminalWorkbench.ts'

const resources = join(import.meta.dirname, '..', '..', '..', '..', '..', 'resources')
let home: string
let first: Awaited<ReturnType<typeof recnet>>

/** Runs one command line; `interruptAt` is what standard error says before the user presses Ctrl-C. */
async function recnetUntil(interruptAt: string | null, args: readonly string[]) {
  let [stdout, stderr] = ['', '']
  let interrupt = () => undefined as void
  const writing = (write: (text: string) => void) =>
    ({ write: (text: string) => (write(text), true) }) as unknown as NodeJS.WriteStream
  const code = await runCommand(args, new TerminalWorkbench(() => openEngine({ home, resources })), {
    stdout: writing((text) => (stdout += text)),
    stderr: writing((text) => {
      stderr += text
      if (interruptAt !== null && text.includes(interruptAt)) interrupt()
    }),
    onInterrupt: (stop) => {
      interrupt = stop
      return () => undefined
    },
  })
  return { code, stdout, stderr }
}
const recnet = (...args: readonly string[]) => recnetUntil(null, args)
const SMALL = ['--dataset', 'small', '--index', 'memory', '--repetitions', '2'] as const

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'recnet-joint-'))
  const files = join(home, 'files')
  await mkdir(files)
  for (const [file, text] of Object.entries(smallFiles)) await writeFile(join(files, file), text)
  await recnet('import', files, '--name', 'small')
  first = await recnet('run', '--method', 'llm rank,POP', ...SMALL, '--shuffles', '2')
})
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 5 }))

describe('recnet run --method', () => {
  it('runs each method under the same protocol and prints one table with tests, floor and shortcuts', () => {
    const { code, stdout } = first
    expect(code).toBe(0)
    const begun = ['LLMRank [1]', 'Pop', 'TF-IDF', 'TF-IDF, train only', 'random floor']
    const rows = stdout.split('\n').slice(2, 2 + begun.length)
    rows.forEach((row, index) => expect(row.startsWith(`${begun[index] ?? ''}  `)).toBe(true))
    expect(stdout).toContain('LLMRank - Pop ')
    expect(stdout).toContain("Holm's correction is over the 9 tests against methods")
    expect(stdout).toContain('Shortcut rankers on the same candidates; they know nothing of taste')
    expect(stdout).toMatch(/Most popular first +0\.\d{4} +0\.\d{4} +0\.\d{4} +(above|below|within)/)
    expect(stdout).toContain('Protocol: leave-one-out, test items, 8 users, 10 candidates')
    expect(stdout).toMatch(/LLMRank is small-llmrank-1: built-in agent v\d \(answers by text rules; not a/)
    expect(stdout).toContain('[1] answers by text rules; not a language model')
    expect(stdout).toContain('Pop is small-pop-1: asks no model; seed 2020.')
    expect(stdout).toContain('This table again: recnet compare small-llmrank-1 small-pop-1')
  })

  it('says which settings a method does not have', () => {
    expect(first.stderr).toContain('Pop has no shuffles: left out for it.\nPop asks no model.')
    expect(first.stderr).not.toContain('LLMRank has no')
  })

  it('refuses a setting that none has, an unknown method, and --variant beside it, before anything runs', async () => {
    const before = await readdir(join(home, 'runs'))
    const none = await recnet('run', '--method', 'pop,tf-idf', ...SMALL, '--max-rules', '3')
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('maxRules') as unknown })
    const unknown = await recnet('run', '--method', 'pop,oracle', ...SMALL)
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('oracle') as unknown })
    const both = await recnet('run', '--method', 'pop', '--variant', 'Pop', ...SMALL)
    expect(both.code).toBe(2)
    const csv = await recnet('run', '--method', 'pop', ...SMALL, '--csv')
    expect(csv).toMatchObject({ code: 1, stderr: expect.stringContaining('several methods') as unknown })
    expect(await readdir(join(home, 'runs'))).toEqual(before)
  })

  it('gives each run a folder in the one that was named', async () => {
    const out = join(home, 'mine')
    const { code } = await recnet('run', '--method', 'pop,tf-idf train only', ...SMALL, '--out', out)
    expect(code).toBe(0)
    expect((await readdir(out)).sort()).toEqual(['pop', 'tf-idf-train-only'])
  })
})

describe('recnet run --method that is interrupted', () => {
  it('stops the run that works, takes the others out of the queue, and says how to go on', async () => {
    const long = ['--method', 'recnet,pop', '--dataset', 'small', '--index', 'memory', '--repetitions', '20']
    const { code, stdout, stderr } = await recnetUntil('of 32 interactions', [
      ...['run', ...long],
      '--evaluate-every',
      '1',
    ])
    expect(code).toBe(130)
    expect(stdout).toBe('')
    expect(stderr).toContain('Go on with: recnet resume small-recnet-1')
    expect(stderr).toMatch(/(small-pop-\d) was taken out of the queue\. Go on with: recnet resume \1/)
  })
})

describe('recnet compare', () => {
  const runs = ['small-llmrank-1', 'small-pop-1'] as const

  it('prints the same table again', async () => {
    const { stdout } = await recnet('compare', ...runs)
    expect(first.stdout).toBe(`${stdout.trimEnd()}\n\nThis table again: recnet compare ${runs.join(' ')}\n`)
  })

  it('shows each repetition on request', async () => {
    const { stdout } = await recnet('compare', ...runs, '--each-repetition')
    expect(stdout.split('\n').filter((line) => line.startsWith('  repetition 2 '))).toHaveLength(4)
  })

  it('writes JSON, CSV and LaTeX', async () => {
    const json = JSON.parse((await recnet('compare', ...runs, '--json')).stdout) as JointReport
    expect(json.evaluation?.methods.map(({ method }) => method)).toEqual([
      'LLMRank',
      'Pop',
      'TF-IDF',
      'TF-IDF, train only',
    ])
    const csv = (await recnet('compare', ...runs, '--csv')).stdout.split(/\r?\n/)
    expect(csv.find((line) => line.startsWith('Method,'))).toContain(
      'p (Holm) NDCG@10,Run,Language model,Seed',
    )
    expect(csv.find((line) => line.startsWith('Pop,'))).toContain('small-pop-1')
    expect(csv.join()).not.toContain('\ufffd')
    const latex = (await recnet('compare', ...runs, '--latex')).stdout
    expect(latex).toContain('\\label{tab:joint}')
    const two = await recnet('compare', ...runs, '--latex', '--csv')
    expect(two.code).toBe(2)
  })

  it('says why runs cannot be joined', async () => {
    await recnet('run', '--variant', 'Pop', '--dataset', 'small', '--index', 'memory', '--repetitions', '1')
    const listed = (await readdir(join(home, 'runs'))).filter((run) => /^small-pop-/.test(run)).sort()
    const refused = await recnet('compare', 'small-llmrank-1', listed.at(-1) ?? '')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('the protocols differ in repetitions: 2 in small-llmrank-1, 1 in')
    expect((await recnet('compare', 'small-pop-1')).stderr).toContain('two runs or more')
  })
})
