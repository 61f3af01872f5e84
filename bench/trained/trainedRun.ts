/** One run of RecNet on a trained model, by the command line of a checkout, and what it left behind. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import type { TracedCall, TracedCalls } from '#shared/vocabulary/trace.ts'
import { openRunFolder } from '../../src/main/adapters/files/runFolder.ts'
import type { Checkout } from './checkout.ts'

/** What is run. */
export interface TrainedRunRequest {
  readonly checkout: Checkout
  /** The options of `recnet run` that choose the models. */
  readonly models: readonly string[]
  /** Further options of `recnet run`. */
  readonly options: readonly string[]
  /** A folder that is imported, or null for the demo. */
  readonly dataset: string | null
  readonly interactions: number
  /** Threads of local models; 0 leaves it to the workbench. */
  readonly threads: number
  readonly minutes?: number
  /** An empty or absent folder for the run and its calls. */
  readonly folder: string
}

/** What a run left: all of it that is there, where it was interrupted. */
export interface TrainedRun {
  readonly calls: readonly TracedCall[]
  readonly events: readonly StampedEvent[]
  readonly report: RunReport | null
  /** Interactions that were learnt from. */
  readonly interactions: number
  readonly minutes: number
}

/** How long the command worked, which nothing in the folder of an interrupted run says. */
interface Lasted {
  readonly minutes: number
}

const LASTED = 'lasted.json'
const SAMPLE = 'sample'
const INTERRUPTED = 130

/**
 * Carries the run out in a home of its own, so that no reply is there already.
 * @throws Error where the command fails.
 */
export async function performTrainedRun(request: TrainedRunRequest): Promise<TrainedRun> {
  const { checkout, models, options, dataset, interactions, threads, minutes, folder } = request
  const home = await mkdtemp(join(tmpdir(), 'recnet-bench-trained-'))
  const succeed = async (...[args, about]: Parameters<Checkout['recnet']>) => {
    const code = await checkout.recnet(args, about)
    // An older version ends with 1 where it was interrupted.
    const isExpected = code === 0 || code === INTERRUPTED || (about.minutes !== undefined && code === 1)
    if (!isExpected) throw new Error(`recnet ${args[0]} ended with ${code}`)
  }
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(join(home, 'settings.json'), JSON.stringify({ threads }))
    if (dataset !== null) await succeed(['import', dataset, '--name', SAMPLE], { home })
    const run = join(folder, 'run')
    const data = [
      '--dataset',
      dataset === null ? 'demo' : SAMPLE,
      '--interaction-limit',
      String(interactions),
    ]
    const cheap = ['--rank-by', 'probabilities', '--repetitions', '1']
    const began = performance.now()
    await succeed(['run', ...data, ...models, ...cheap, ...options, '--out', run], {
      home,
      ...(minutes === undefined ? {} : { minutes }),
    })
    const lasted: Lasted = { minutes: (performance.now() - began) / 60_000 }
    await writeFile(join(folder, LASTED), JSON.stringify(lasted))
    await succeed(['prompts', run, '--json', '--limit', '1000000'], { home, to: join(folder, 'calls.json') })
    return await readTrainedRun(folder)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Reads a run of this bench again. */
export async function readTrainedRun(folder: string): Promise<TrainedRun> {
  const run = join(folder, 'run')
  const { calls } = JSON.parse(await readFile(join(folder, 'calls.json'), 'utf8')) as TracedCalls
  const events: StampedEvent[] = []
  for await (const transaction of (await openRunFolder(run)).transactions()) events.push(...transaction)
  const report = join(run, 'report.json')
  const { minutes } = JSON.parse(await readFile(join(folder, LASTED), 'utf8')) as Lasted
  return {
    calls,
    events,
    report: existsSync(report) ? (JSON.parse(await readFile(report, 'utf8')) as RunReport) : null,
    interactions: events.filter(({ type }) => type === 'interaction-judged').length,
    minutes,
  }
}
