/** A process of a race: takes the lock of a folder as often as it is told, and writes numbered lines under it. */
import { randomInt } from 'node:crypto'
import files, { appendFile, readFile, truncate } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { takeLock, type HeldLock } from './processLock.ts'

/** What a racer is told: the folder, and how many lines it writes there. */
export interface Heat {
  readonly folder: string
  readonly lines: number
  /** When all begin, in milliseconds since 1970. */
  readonly at: number
}

/** What a racer tells: a line that is in the file, that its lock is no more its own, or that its turn is over. */
export type RacerWord =
  { readonly word: 'wrote'; readonly line: string } | { readonly word: 'stopped' } | { readonly word: 'done' }

/** One of three calls of the file system takes this long before it is done, and one of three after it, as on a busy machine. */
const SLOW_MS = 12
const ONE_OF = 3
const pause = () => (randomInt(ONE_OF) === 0 ? setTimeout(SLOW_MS) : undefined)

for (const name of ['link', 'readFile', 'rename', 'rm', 'writeFile'] as const) {
  const quick = files[name] as (...parts: unknown[]) => Promise<unknown>
  const slow = async (...parts: unknown[]) => {
    await pause()
    return quick(...parts).finally(() => pause())
  }
  Object.assign(files, { [name]: slow })
}
syncBuiltinESMExports()

process.on('message', ({ folder, lines, at }: Heat) => {
  // A timer would let them begin one after the other.
  while (Date.now() < at);
  // A fault ends the process, and its round is not whole.
  void race(folder, lines).then(() => say({ word: 'done' }))
})

async function race(folder: string, lines: number): Promise<void> {
  for (;;) {
    const { held } = await takeLock(join(folder, 'lock'))
    if (held !== null) {
      await write(held, { folder, lines }).finally(() => held.release())
      return
    }
    await setTimeout(1)
  }
}

/** As the log of a run is continued: what a killed one left half is cut off, and what follows is numbered on. */
async function write(held: HeldLock, { folder, lines }: Omit<Heat, 'at'>): Promise<void> {
  const log = join(folder, 'log')
  const text = await readFile(log, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  await truncate(log, whole.length)
  const before = whole.split('\n').length - 1
  for (let number = before + 1; number <= before + lines; number++) {
    if (!(await held.isOwn())) {
      say({ word: 'stopped' })
      return
    }
    const line = `${number} ${process.pid}`
    await appendFile(log, `${line}\n`)
    say({ word: 'wrote', line })
  }
}

function say(word: RacerWord): void {
  process.send?.(word)
}
