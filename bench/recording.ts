/**
 * How quickly the engine answers about a run as of any step, and about its prompts.
 *
 *   npm run bench:recording                     10,000 steps, 50,000 prompts
 *   npm run bench:recording -- --steps 98000    another length; the log has 30 KB a step
 *   npm run bench:recording -- --prompts 0      without prompts
 *   npm run bench:recording -- --keep folder    uses what is in a folder, and leaves there what it makes
 *
 * Runs are made up: of the sizes and proportions of real ones, without any meaning. Nothing here passes or fails.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { seededRandom } from '../src/main/adapters/seededRandom.ts'
import { createEngine, type Engine } from '../src/main/workbench/createEngine.ts'
import { askPrompts } from './recording/askPrompts.ts'
import { syntheticTexts } from './recording/syntheticTexts.ts'
import { HEADING, heapMegabytes, timesOf, timesText } from './recording/timings.ts'
import { writePrompts } from './recording/writePrompts.ts'
import { writeSyntheticRun } from './recording/writeSyntheticRun.ts'

const { values: options } = parseArgs({
  options: {
    steps: { type: 'string', default: '10000' },
    questions: { type: 'string', default: '60' },
    prompts: { type: 'string', default: '50000' },
    keep: { type: 'string' },
  },
})

const steps = Number(options.steps)
const questions = Number(options.questions)
const run = `synthetic-${steps}`
const SHAPE = { steps, users: Math.max(100, steps / 40), items: Math.max(400, steps / 20), updateEvery: 9, deliveries: 300, evaluateEvery: Math.max(500, steps / 20), shareOfFirst: 1000 / steps } // prettier-ignore
const LONG_HISTORY = 'u:1'

const home = options.keep ?? (await mkdtemp(join(tmpdir(), 'recnet-recording-')))
if (!existsSync(join(home, 'runs', run))) {
  const { events, bytes } = await writeSyntheticRun(home, run, SHAPE)
  console.log(`made ${run}: ${events} events, ${Math.round(bytes / 1e6)} MB`)
}
const prompts = Number(options.prompts)
if (prompts > 0 && !existsSync(join(home, 'replies.sqlite'))) {
  const [wrote] = await timesOf(1, () => writePrompts(home, run, prompts, steps))
  console.log(`kept ${prompts} prompts in ${Math.round((wrote ?? 0) / 1000)} s`)
}
const engine = await createEngine({ home, resources: join(import.meta.dirname, '..', 'resources') })
try {
  await firstPass(engine)
  await scrubbing(engine)
  if (prompts > 0) await askPrompts(engine, run, wordsOf(2))
} finally {
  await engine.close()
  if (options.keep === undefined) await rm(home, { recursive: true })
}

async function firstPass({ handlers }: Engine): Promise<void> {
  const before = heapMegabytes()
  console.log(`\n${run}\n${HEADING}`)
  console.log(
    timesText('the view of now, first', await timesOf(1, () => handled(handlers['runs.view']({ run })))),
  )
  console.log(
    timesText('the view of now, again', await timesOf(5, () => handled(handlers['runs.view']({ run })))),
  )
  console.log(timesText('the strip', await timesOf(5, () => handled(handlers['runs.strip']({ run })))))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const worked = process.cpuUsage()
  const first = await timesOf(1, () => handled(handlers['inspection.routers']({ run })))
  delay.disable()
  const { user, system } = process.cpuUsage(worked)
  console.log(timesText('routers of now: the pass', first))
  console.log(
    `  ${Math.round((user + system) / 1000)} ms of processor time, collections of garbage beside it included`,
  )
  const held = (share: number) => (delay.percentile(share) / 1e6).toFixed(1)
  console.log(`  the event loop was held for at most ${held(100)} ms, 99 % of the time below ${held(99)} ms`)
  console.log(`  heap ${before} MB before, ${heapMegabytes()} MB after`)
}

async function scrubbing({ handlers }: Engine): Promise<void> {
  const random = seededRandom(2)('scrubbing')
  const anywhere = () => random.below(steps + 1)
  const page = { kind: 'all', sort: 'revisions', search: '', offset: 0, limit: 100 } as const
  const now = await handlers['inspection.routers']({ run })
  const early = now.lives.filter(({ born }) => born === 0).map(({ router }) => router)
  const asked: Readonly<Record<string, (step: number) => unknown>> = {
    glance: (step) => handlers['runs.glance']({ run, step }),
    clients: (step) => handlers['inspection.clients']({ run, step, ...page }),
    'one client': (step) =>
      handlers['inspection.client']({ run, step, client: `i:${1 + random.below(SHAPE.items)}` }),
    'one client, 1,000 revisions': (step) =>
      handlers['inspection.client']({ run, step, client: LONG_HISTORY }),
    routers: (step) => handlers['inspection.routers']({ run, step }),
    'one router': (step) =>
      handlers['inspection.router']({ run, step, router: early[random.below(early.length)] ?? 'r1' }),
  }
  for (const [name, ask] of Object.entries(asked))
    console.log(timesText(`${name}, any step`, await timesOf(questions, () => handled(ask(anywhere()))), 100))
  const { glance, clients } = asked
  const near = await timesOf(questions, (index) => handled(glance?.(Math.floor(steps / 2) + index)))
  console.log(timesText('glance, one step after the other', near, 100))
  const together = async (step: number) => Promise.all([handled(glance?.(step)), handled(clients?.(step))])
  console.log(
    timesText('glance and clients, any step', await timesOf(questions, () => together(anywhere())), 100),
  )
  const whole = await timesOf(3, () => handled(handlers['inspection.client']({ run, client: LONG_HISTORY })))
  console.log(timesText('1,000 revisions, now', whole, 200))
  const bytes = JSON.stringify(await handlers['runs.glance']({ run, step: steps })).length
  console.log(`  a glance at the last step is ${Math.round(bytes / 1000)} KB; heap ${heapMegabytes()} MB`)
}

/** Words that the made-up prompts are full of. */
function wordsOf(count: number): readonly string[] {
  const [, , ...words] = syntheticTexts(seededRandom(3)('prompts')).profile().split(' ')
  return words.slice(0, count)
}

async function handled(answer: unknown): Promise<unknown> {
  return answer
}
