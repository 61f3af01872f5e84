/** Runs and studies by a whole engine in a home with a small dataset, from its start to its end. */
import { createEngine } from '../../../src/main/workbench/createEngine.ts'
import {
  importSmall,
  reportOf,
  resources,
  startSmall,
  type Home,
} from '../../../src/main/workbench/engine.testing.ts'
import { smallStudy, startStudy, untilStudy } from '../../../src/main/workbench/studies/studies.testing.ts'
import type { Engine } from '../../../src/main/workbench/createEngine.ts'
import { WorkbenchError } from '../../../src/shared/errors.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WriteOperation } from './failEachWrite.ts'

/** The events and the reports are the run; the rest tells of sessions and is compared by nobody. */
const RESULT = /^(events\.jsonl|report\.json)$/

async function inEngine(home: string, work: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await createEngine({ home, resources })
  try {
    await work(engine)
  } finally {
    await engine.close()
  }
}

function prepare(home: string): Promise<void> {
  const place = { path: (...parts: readonly string[]) => join(home, ...parts) } as Home
  return inEngine(home, (engine) => importSmall(engine, place))
}

async function runsIn(home: string): Promise<unknown> {
  const runs = await readdir(join(home, 'runs'))
  const texts = runs.map(async (run) => {
    const names = (await readdir(join(home, 'runs', run))).filter((name) => RESULT.test(name)).sort()
    return Promise.all(names.map((name) => readFile(join(home, 'runs', run, name), 'utf8')))
  })
  return Promise.all(texts)
}

export const ENGINE_OPERATIONS: readonly WriteOperation[] = [
  {
    name: 'run, to its report',
    prepare,
    work: (home) =>
      inEngine(home, async (engine) => {
        const [row] = await engine.handlers['runs.list']({})
        if (row?.status === 'failed') await engine.handlers['runs.resume']({ run: row.run })
        await reportOf(engine, row?.run ?? (await startSmall(engine, { interactionLimit: 4 })))
      }),
    differs: /./,
    result: runsIn,
  },
  {
    name: 'study, to its end',
    prepare,
    work: (home) =>
      inEngine(home, async (engine) => {
        const [known] = await engine.handlers['studies.list']({})
        const study = known?.study ?? (await startStudy(engine, smallStudy()))
        if (known?.status === 'ended' && known.cells.failed > 0)
          await engine.handlers['studies.retry']({ study })
        else if (known?.status === 'draft' || known?.status === 'stopped')
          await engine.handlers['studies.start']({ study })
        const { views } = await untilStudy(engine, study, 'ended', 'stopped')
        const failed = views.find((cell) => cell.error !== null)?.error
        if (failed) throw new WorkbenchError(failed)
      }),
    differs: /./,
    result: runsIn,
  },
]
