import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Engine } from '../../createEngine.ts'
import {
  importSmall,
  makeHome,
  reportOf,
  rowOf,
  smallSettings,
  untilSeq,
  untilStatus,
  type Home,
} from '../../engine.testing.ts'

let home: Home
let engine: Engine
beforeEach(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
})
afterEach(() => home.remove())

const start = (): Promise<RunId> => {
  const request = { dataset: 'small', variant: 'RecNet', vectorIndex: 'lance', note: '' } as const
  return Promise.resolve(engine.handlers['runs.start']({ ...request, settings: smallSettings }))
}

/** Changes every file of the index. */
function damageIndex(run: RunId): void {
  const folder = home.path('runs', run, 'index')
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) appendFileSync(join(entry.parentPath, entry.name), 'x')
}

it('a run whose index is changed under it stops, and ends as any other once it is resumed', async () => {
  const whole = await start()
  await reportOf(engine, whole)
  const last = (await home.logged(whole)).findIndex(({ type }) => type === 'routing-table-built')
  const damaged = await start()
  await untilSeq(engine, damaged, last)
  damageIndex(damaged)
  await untilStatus(engine, [damaged], 'failed')
  const { error } = await rowOf(engine, damaged)
  expect(error && new WorkbenchError(error)).toMatchObject({
    details: { code: 'index-changed', folder: home.path('runs', damaged, 'index') },
  })
  // What a session left is not read by the next one.
  damageIndex(damaged)
  await engine.handlers['runs.resume']({ run: damaged })
  await reportOf(engine, damaged)
  expect(await home.events(damaged)).toBe(await home.events(whole))
})
