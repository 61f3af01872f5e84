/** A run of the time when both optimisers were called `optimizer`: its log, opened by the engine of today. */
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addCalls } from '#shared/events/callCounts.ts'
import type { CallsByPrompt, StampedEvent } from '#shared/events/runEvents.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import { inPromptOrder } from '#shared/vocabulary/prompts.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, startSmall, untilStatus, type Home } from '../engine.testing.ts'

let homes: readonly Home[]
let engine: Engine
let run: string
let log: string

beforeEach(async () => {
  const home = await makeHome()
  homes = [home]
  const first = await home.engine()
  await importSmall(first, home)
  run = await startSmall(first)
  await untilStatus(first, [run], 'finished')
  const older = await home.copied()
  homes = [home, older]
  const file = older.path('runs', run, 'events.jsonl')
  log = olderLog(await home.logged(run))
  await writeFile(file, log)
  const manifest = older.path('runs', run, 'manifest.json')
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"format": 2', '"format": 1'))
  const report = older.path('runs', run, 'report.json')
  await writeFile(
    report,
    JSON.stringify(withOneCount(JSON.parse(await readFile(report, 'utf8')) as RunReport)),
  )
  engine = await older.engine()
})
afterEach(async () => {
  for (const home of homes) await home.remove()
})

it('opens in every view, with the calls as they were named then', async () => {
  expect(log).toContain('/optimizer/u:')
  expect(log).toContain('/optimizer/r')
  expect(log).not.toMatch(/client-optimizer|router-optimizer/)

  const view = await engine.handlers['runs.view']({ run })
  expect(view.finished).toBe(true)
  expect(view.calls['optimizer']?.calls).toBeGreaterThan(0)
  const known = await engine.handlers['prompts.list']({})
  expect(inPromptOrder(Object.keys(view.calls), known)).toEqual([
    'extract',
    'summarize',
    'merge',
    'predict',
    'gradient',
    'optimizer',
    'rank',
  ])
  expect((await engine.handlers['runs.report']({ run }))?.calls['optimizer']).toEqual(view.calls['optimizer'])

  const { rows } = await engine.handlers['inspection.clients']({
    run,
    kind: 'user',
    sort: 'revisions',
    search: '',
    offset: 0,
    limit: 1,
  })
  const { filterMemories, profiles } = await engine.handlers['inspection.client']({
    run,
    client: rows[0]?.client ?? '',
  })
  const written = [...filterMemories, ...profiles].flatMap(({ call }) => call ?? [])
  expect(written.some((call) => /^\d+\/optimizer\/u:/.test(call))).toBe(true)
  const { lives } = await engine.handlers['inspection.routers']({ run })
  expect(lives.length).toBeGreaterThan(0)

  const table = await engine.handlers['export.table']({ runs: [run], table: 'calls', format: 'csv' })
  const lines = Buffer.from(table.base64, 'base64').toString('utf8').split(/\r?\n/)
  const prompts = lines.filter((line) => line.includes(',')).map((line) => line.split(',')[1])
  expect(prompts).toEqual(expect.arrayContaining(['gradient', 'optimizer', 'rank', 'all']))
})

/** The log as it would have been written then: calls and counts of both optimisers under one name. */
function olderLog(events: readonly StampedEvent[]): string {
  return events
    .map((event) => JSON.stringify(event).replaceAll(/(client|router)-optimizer\//g, 'optimizer/'))
    .map((line) => JSON.parse(line) as StampedEvent)
    .map((event) => (event.type === 'stage-completed' ? withOneCount(event) : event))
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('')
}

function withOneCount<Counted extends { readonly calls: CallsByPrompt }>(counted: Counted): Counted {
  const calls = Object.entries(counted.calls).reduce<CallsByPrompt>(
    (sum, [prompt, counts]) =>
      addCalls(sum, { [prompt.replace(/^(client|router)-optimizer$/, 'optimizer')]: counts }),
    {},
  )
  return { ...counted, calls }
}
