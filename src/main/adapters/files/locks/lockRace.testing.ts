/** Races of several processes for one lock that a killed one left, with kills while they write. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Heat, RacerWord } from './lockRacer.testing.ts'

/** How one round ended. */
export interface RaceRound {
  /** Whether the log holds every line that was told of, once and in order: there was one writer at a time. */
  readonly isWhole: boolean
  readonly killed: number
  /** Racers that saw that the lock was not theirs any more. */
  readonly stopped: number
}

const RACERS = 6
const LINES = 3
const RACER = fileURLToPath(new URL('./lockRacer.testing.ts', import.meta.url))

/**
 * Runs rounds one after the other. In each, six processes take the lock that a killed one left, and in three of four
 * rounds one or two of them are killed after one of their lines; the others write on. Each
 * call of the file system takes its time, which shows a check that is not one step with its act.
 */
export async function lockRaces(rounds: number): Promise<readonly RaceRound[]> {
  const root = await mkdtemp(join(tmpdir(), 'recnet-races-'))
  const racers = await Promise.all(Array.from({ length: RACERS }, newRacer))
  const found: RaceRound[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const folder = join(root, String(round))
      await orphanedLock(folder, racers[0]?.pid ?? 0, round)
      found.push(await raced(folder, racers, round))
      await rm(folder, { recursive: true, force: true })
    }
    return found
  } finally {
    for (const racer of racers) racer.kill('SIGKILL')
    await rm(root, { recursive: true, force: true })
  }
}

async function newRacer(): Promise<ChildProcess> {
  const racer = fork(RACER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(racer, 'spawn')
  return racer
}

/** What kills, restarts and earlier versions leave: marks of processes that are gone, of others, or none that can be read. */
async function orphanedLock(folder: string, livingPid: number, round: number): Promise<void> {
  const left = ['4194999 1 d3b0', `${livingPid} 1 5f1c`, '4194999 1', '', 'rubbish', null][round % 6]
  await mkdir(folder)
  await writeFile(join(folder, 'log'), '1 0\n2 0\nhalf a li')
  if (left !== null && left !== undefined) await writeFile(join(folder, 'lock'), left)
  // Earlier versions made this one to take the other over, and left it behind where they were killed meanwhile.
  await writeFile(join(folder, 'lock.gone'), '4194999 1')
}

async function raced(folder: string, racers: ChildProcess[], round: number): Promise<RaceRound> {
  const told = ['1 0', '2 0']
  const kills = round % 4 === 3 ? 2 : Math.min(round % 4, 1)
  let killed = 0
  let stopped = 0
  const heat: Heat = { folder, lines: LINES, at: Date.now() + 4 }
  await Promise.all(
    racers.map(async (racer, place) => {
      await new Promise<void>((resolve) => {
        const end = () => {
          racer.off('message', hear).off('exit', end)
          resolve()
        }
        const hear = (word: RacerWord) => {
          if (word.word === 'done') end()
          if (word.word === 'stopped') stopped += 1
          if (word.word !== 'wrote') return
          told.push(word.line)
          if (killed < kills && told.length % LINES === round % LINES) {
            killed += 1
            racer.kill('SIGKILL')
          }
        }
        racer.on('message', hear).once('exit', end).send(heat)
      })
      if (racer.killed) racers[place] = await newRacer()
    }),
  )
  return { isWhole: isWhole(await readFile(join(folder, 'log'), 'utf8'), told), killed, stopped }
}

/** A killed racer may have written a line more than it could tell of. */
function isWhole(log: string, told: readonly string[]): boolean {
  const lines = log.split('\n').slice(0, -1)
  return (
    told.every((line) => lines.includes(line)) && lines.every((line, at) => line.startsWith(`${at + 1} `))
  )
}
