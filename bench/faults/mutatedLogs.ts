/**
 * Files of runs with bytes changed by chance, of one that came to its end and of one that was stopped: each is opened for
 * inspection, and then worked on to its end. It is refused, or ends with the log of a run that nobody disturbed.
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import type { Random } from '../../src/main/ports/random.ts'
import type { Engine } from '../../src/main/workbench/createEngine.ts'
import {
  importSmall,
  makeHome,
  reportOf,
  startSmall,
  untilSeq,
  untilStatus,
  type Home,
} from '../../src/main/workbench/engine.testing.ts'
import type { RunId } from '../../src/shared/vocabulary/runs.ts'
import { endOf } from './endOf.ts'
import type { FaultEnd, FaultPart } from './faultPart.ts'
import { mutatedBytes } from './mutatedBytes.ts'
import { Tally } from './tally.ts'

const SETTINGS = { interactionLimit: 8, evaluateEvery: 2 } as const
/** The log is most of a run, and most of what can be wrong with it. */
const LOG = 'events.jsonl'
/** What a user may write there, or what tells only how fast a run went, may be anything. */
const FREE = ['state.json', 'sessions.jsonl']

export const mutatedLogsPart: FaultPart = {
  name: 'mutated logs',
  count: 1000,
  run: async (count) => {
    const tally = new Tally('mutated logs')
    const random = seededRandom(18)('logs')
    const home = await makeHome()
    const engine = await home.engine()
    const samples = await samplesIn(engine, home)
    for (let number = 0; number < count; number += 1) {
      const sample = samples[number % samples.length]
      if (sample === undefined) throw new Error('Expected a sample.')
      const run = `mutant-${number}`
      const folder = home.path('runs', run)
      await cp(sample.folder, folder, { recursive: true })
      const file = await broken(folder, random)
      const { end, what } = await endOfRun(engine, home, { run, file, sample })
      tally.add(end, `case ${number}, ${sample.name}, ${file}: ${what}`)
      await rm(folder, { recursive: true })
    }
    await home.remove()
    return tally.outcomes
  },
}

/** A run to be broken, and what it is when it is not. */
interface Sample {
  readonly name: string
  /** Beside the runs, so that nobody lists it. */
  readonly folder: string
  readonly inspected: readonly unknown[]
  /** The whole log of a run that nobody disturbed. */
  readonly reference: string
}

async function samplesIn(engine: Engine, home: Home): Promise<readonly Sample[]> {
  await importSmall(engine, home)
  const finished = await startSmall(engine, SETTINGS)
  await reportOf(engine, finished)
  const reference = await home.events(finished)
  const stopped = await startSmall(engine, SETTINGS)
  await untilSeq(engine, stopped, 80)
  await engine.handlers['runs.stop']({ run: stopped })
  await untilStatus(engine, [stopped], 'stopped')
  const samples: Sample[] = []
  for (const [name, run] of [['finished', finished] as const, ['stopped', stopped] as const]) {
    const folder = home.path(name)
    await cp(home.path('runs', run), folder, { recursive: true })
    const calls = await inspected(engine, run)
    samples.push({ name, folder, inspected: calls.map(({ ended }) => ended), reference })
    await engine.handlers['runs.remove']({ run })
  }
  return samples
}

async function broken(folder: string, random: Random): Promise<string> {
  const others = (await readdir(folder)).filter((name) => name.endsWith('.json') || name.endsWith('.jsonl'))
  const file = random.below(5) < 3 ? LOG : (others[random.below(others.length)] ?? LOG)
  const path = join(folder, file)
  await writeFile(path, mutatedBytes(await readFile(path), random))
  return file
}

interface Mutant {
  readonly run: RunId
  readonly file: string
  readonly sample: Sample
}

async function endOfRun(
  engine: Engine,
  home: Home,
  { run, file, sample }: Mutant,
): Promise<{ readonly end: FaultEnd; readonly what: string }> {
  await engine.handlers['runs.list']({})
  const calls = await inspected(engine, run)
  const resumed = await endOf(() => resumedLog(engine, home, run))
  const crashed = [...calls, { call: 'resume', ended: resumed }].find(({ ended }) => ended.end === 'crashed')
  if (crashed?.ended.end === 'crashed')
    return { end: 'crashed', what: `${crashed.call}: ${crashed.ended.reason}` }
  // A run whose log says that it is finished has nothing to be worked on; then it is what its pages show that counts.
  const isOver = resumed.end === 'refused' && resumed.code === 'run-state'
  if (resumed.end === 'refused' && !isOver) return { end: 'refused', what: resumed.code }
  if (resumed.end === 'done' && resumed.result !== sample.reference)
    return { end: 'silent', what: 'it was worked on to another end' }
  // What a kill leaves is shorter until it is worked on.
  if (resumed.end === 'done' && file === LOG) return { end: 'resumed', what: '' }
  const others = calls.filter(({ ended }, index) => !isDeepStrictEqual(ended, sample.inspected[index]))
  const refused = others.find(({ ended }) => ended.end === 'refused')
  if (refused?.ended.end === 'refused') return { end: 'refused', what: refused.ended.code }
  if (others.length === 0 || FREE.includes(file)) return { end: isOver ? 'read' : 'resumed', what: '' }
  return { end: 'silent', what: `${others.map(({ call }) => call).join(', ')} tell something else` }
}

/** Asks what the pages of a run ask. */
async function inspected(engine: Engine, run: RunId) {
  const { handlers } = engine
  const page = { search: '', offset: 0, limit: 50 }
  const calls = {
    'runs.view': () => handlers['runs.view']({ run }),
    'runs.glance': () => handlers['runs.glance']({ run, step: 2 }),
    'runs.events': () => handlers['runs.events']({ run, after: 0, limit: 10_000 }),
    'runs.report': () => handlers['runs.report']({ run }),
    'runs.strip': () => handlers['runs.strip']({ run }),
    'inspection.clients': () => handlers['inspection.clients']({ run, kind: 'all', sort: 'id', ...page }),
    'inspection.client': () => handlers['inspection.client']({ run, client: 'u:1' }),
    'inspection.routers': () => handlers['inspection.routers']({ run }),
    'inspection.prompts': () => handlers['inspection.prompts']({ run, offset: 0, limit: 50 }),
  }
  const ended = []
  for (const [call, ask] of Object.entries(calls)) ended.push({ call, ended: await endOf<unknown>(ask) })
  return ended
}

/** @throws WorkbenchError the one that the run failed with. */
async function resumedLog(engine: Engine, home: Home, run: RunId): Promise<string> {
  await engine.handlers['runs.resume']({ run })
  await reportOf(engine, run)
  return home.events(run)
}
