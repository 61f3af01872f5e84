/** Processes that are killed without a warning while they work on a run, which others go on with until its end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import type { Random } from '../../src/main/ports/random.ts'
import { importSmall, makeHome, type Home } from '../../src/main/workbench/engine.testing.ts'
import { inParallel } from '../../src/shared/inParallel.ts'
import type { FaultPart } from './faultPart.ts'
import { Tally } from './tally.ts'

const SETTINGS = JSON.stringify({ interactionLimit: 16, evaluateEvery: 4 })
/** A run is left whole after so many kills. */
const MOST_KILLS_OF_A_RUN = 10
/** A session takes about as long from its start, in milliseconds, and changes files about as often. */
const LONGEST = 500
const MOST_CHANGES = 45
/** Runs that are killed side by side, as there are processors on a small machine. */
const AT_ONCE = 2

export const killsPart: FaultPart = {
  name: 'kills',
  count: 200,
  run: async (count) => {
    const tally = new Tally('kills')
    const prepared = await makeHome()
    const engine = await prepared.engine()
    await importSmall(engine, prepared)
    await engine.close()
    const undisturbed = await prepared.copied()
    const { told } = await session(undisturbed, 0, null)
    const reference = await logOf(undisturbed, told)
    const lanes = Array.from({ length: AT_ONCE }, (_, lane) => lane)
    await inParallel(lanes, AT_ONCE, async (lane) => {
      const random = seededRandom(18)('kills', lane)
      const share = Math.floor((count + lane) / AT_ONCE)
      for (let kills = 0; kills < share;) {
        const home = await prepared.copied()
        const most = Math.min(MOST_KILLS_OF_A_RUN, share - kills)
        const { killed, wrong } = await killedRun(home, { most, random, reference })
        for (let kill = 0; kill < killed; kill += 1)
          tally.add(wrong === null ? 'resumed' : 'lost', `after ${kills} kills: ${wrong ?? ''}`)
        kills += killed
        await home.remove()
      }
    })
    await undisturbed.remove()
    await prepared.remove()
    return tally.outcomes
  },
}

interface Killing {
  readonly most: number
  readonly random: Random
  readonly reference: string
}

/** Kills sessions of one run until one comes to its end, and says how many and what is wrong with the log in the end. */
async function killedRun(home: Home, { most, random, reference }: Killing) {
  let killed = 0
  for (;;) {
    const kills = killed < most
    const byChange = random.below(2) === 0
    const moment = byChange ? 1 + random.below(MOST_CHANGES) : 0
    const ended = await session(home, kills ? moment : 0, kills && !byChange ? random.below(LONGEST) : null)
    if (ended.killed) killed += 1
    else if (!ended.told.includes('whole')) return { killed: killed || 1, wrong: ended.complaint }
    else {
      const log = await logOf(home, ended.told)
      const sizes = `the log has ${log.length} characters and should have ${reference.length}`
      return { killed, wrong: log === reference ? null : sizes }
    }
  }
}

/** Works on the run in a process, which ends before its n-th change of files, or is killed after some milliseconds, or neither. */
async function session(home: Home, moment: number, after: number | null) {
  const script = join(import.meta.dirname, 'killedChild.ts')
  const child = spawn(process.execPath, [script, home.folder, SETTINGS, String(moment)])
  let told = ''
  let complaint = ''
  let timer: NodeJS.Timeout | undefined
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  child.stdout.on('data', (text: Buffer) => {
    told += text.toString()
    if (after !== null) timer ??= setTimeout(() => child.kill('SIGKILL'), after)
  })
  await once(child, 'close')
  clearTimeout(timer)
  return { told, killed: child.signalCode === 'SIGKILL', complaint }
}

function logOf(home: Home, told: string): Promise<string> {
  return readFile(home.path('runs', /whole (.*)/.exec(told)?.[1] ?? '', 'events.jsonl'), 'utf8')
}
