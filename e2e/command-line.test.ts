/** What a stranger does in a terminal, from import to the history of one client. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSandbox, type Sandbox } from './recnet.testing.ts'

const shared = process.env['RECNET_SHARED'] ?? join(import.meta.dirname, '..', '..', 'shared')
const dense = join(shared, 'data', 'amazon-cds-dense')

describe('the command line', () => {
  let sandbox: Sandbox

  beforeAll(async () => {
    sandbox = await makeSandbox()
  })
  afterAll(() => sandbox.remove())

  it('explains itself and every hyperparameter with range, symbol and the paper’s grid', async () => {
    const help = await sandbox.run('run', '--help')
    expect(help.code).toBe(0)
    expect(help.stdout).toContain('--initial-router-count <value>')
    expect(help.stdout.replace(/\s+/g, ' ')).toContain('(K; 1 to 512; paper: 5, 10, 15, 20, 40; default 20)')
    expect((await sandbox.run('--help')).stdout).toMatch(
      /run[\s\S]*resume[\s\S]*report[\s\S]*list[\s\S]*import/,
    )
  })

  it('answers a wrong command with 2 and a wrong value with 1, saying expected and found', async () => {
    expect((await sandbox.run('walk')).code).toBe(2)
    expect((await sandbox.run('run')).code).toBe(2)
    const wrong = await sandbox.run('run', '--dataset', 'demo', '--update-size', 'many', '--out', 'wrong')
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('updateSize: expected 1 to 100000, found "many"')
    const unknown = await sandbox.run('run', '--dataset', 'nothing', '--out', 'wrong')
    expect(unknown.code).toBe(1)
    expect(unknown.stderr).toContain('There is no dataset named nothing')
    expect(existsSync(sandbox.path('wrong'))).toBe(false)
    expect((await sandbox.run('resume', 'nowhere')).stderr).toContain('nowhere holds no run')
  })

  it('refuses a bad file with file, row and column, and keeps nothing of it', async () => {
    await mkdir(sandbox.path('bad'))
    await writeFile(
      sandbox.path('bad', 'shop.inter'),
      'user_id:token\titem_id:token\ttimestamp:float\nu1\ti1\t10\nu1\ti2\tyesterday\nu1\ti3\t30\n',
    )
    await writeFile(
      sandbox.path('bad', 'shop.item'),
      'item_id:token\ttitle:token_seq\ni1\tOne\ni2\tTwo\ni3\tThree\n',
    )
    const refused = await sandbox.run('import', 'bad', '--name', 'shop')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/shop\.inter, row 3, column timestamp.*: expected .*found.*yesterday/)
    const listed = JSON.parse((await sandbox.run('list', '--json')).stdout) as { datasets: unknown[] }
    expect(listed.datasets).toEqual([])
    expect(await readdir(sandbox.path('home', 'datasets')).catch(() => [])).toEqual([])
  })

  it('runs the demo, reports it, lists it and shows a client with the gradient behind each revision', async () => {
    const run = await sandbox.run(
      'run',
      '--dataset',
      'demo',
      '--interaction-limit',
      '300',
      '--evaluate-every',
      '0',
      '--out',
      'runs/demo',
      '--json',
    )
    expect(run.stderr).toContain('300 interactions')
    expect(run.code).toBe(0)
    const report = JSON.parse(run.stdout) as {
      evaluation: { methods: { method: string }[]; tests: unknown[] }
    }
    expect(report.evaluation.methods.map(({ method }) => method)).toEqual([
      'RecNet',
      'Pop',
      'TF-IDF',
      'TF-IDF, train only',
    ])
    const text = (await sandbox.run('report', 'runs/demo')).stdout
    expect(text).toMatch(/random floor +0\.1000 +0\.2948 +0\.4544/)
    expect(text).toContain('not a language model')
    expect(text).toContain('Paired tests')
    expect((await sandbox.run('list')).stdout).toContain(
      'runs/demo: demo, RecNet, built-in agent v2, seed 2020, finished',
    )
    const shown = JSON.parse((await sandbox.run('show', 'client', 'u:3', '--json')).stdout) as {
      profiles: {
        reason: string
        cause: { gradient: string; positiveItem: string } | null
        call: string | null
      }[]
    }
    const revised = shown.profiles.filter(({ reason }) => reason === 'optimization')
    expect(revised.length).toBeGreaterThan(0)
    for (const { cause, call } of revised) {
      expect(cause?.gradient).toMatch(/^g\d+\.\d+$/)
      expect(cause?.positiveItem).toMatch(/^i:/)
      expect(call).toMatch(/^\d+\/client-optimizer\/u:3/)
    }
    expect((await sandbox.run('show', 'client', '3')).stderr).toContain('u:<token> for a user')
    const occupied = await sandbox.run('run', '--dataset', 'demo', '--out', 'runs/demo')
    expect(occupied.code).toBe(1)
    expect(occupied.stderr).toContain('recnet resume runs/demo')
  }, 120_000)

  it.skipIf(!existsSync(dense))(
    'imports and runs amazon-cds-dense (skipped where ../shared/data is not there)',
    async () => {
      const imported = await sandbox.run('import', dense, '--name', 'cds-dense', '--json')
      expect(JSON.parse(imported.stdout)).toMatchObject({
        users: 100,
        items: 269,
        interactions: 800,
        givenCandidates: true,
      })
      expect((await sandbox.run('import', dense, '--name', 'cds-dense')).stderr).toContain('is there already')
      const run = await sandbox.run(
        'run',
        '--dataset',
        'cds-dense',
        '--seed',
        '7',
        '--evaluate-every',
        '0',
        '--out',
        'runs/dense',
        '--json',
      )
      expect(run.code).toBe(0)
      const { evaluation, predictions } = JSON.parse(run.stdout) as {
        evaluation: { methods: { method: string; mean: Record<string, number> }[] }
        predictions: { judged: number; unparsed: number }
      }
      expect(predictions).toMatchObject({ judged: 600, unparsed: 0 })
      const [recNet, , tfidf] = evaluation.methods.map(({ mean }) => mean['ndcg@10'] ?? 0)
      expect(recNet).toBeGreaterThan(0.4544)
      expect(recNet).toBeGreaterThan(tfidf ?? 1)
      expect((await sandbox.run('show', 'client', 'u:2867', '--run', 'runs/dense')).stdout).toContain(
        'Filter memory',
      )
      expect((await sandbox.run('remove', 'cds-dense')).code).toBe(0)
    },
    180_000,
  )
})
