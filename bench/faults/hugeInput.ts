/** Inputs that are far too large, each given to its reader in a process of its own: the time and memory that it takes, and how it ends. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatBytes } from '../../src/shared/quantities.ts'
import type { FaultEnd, FaultPart } from './faultPart.ts'
import { HUGE_INPUTS } from './hugeInputs.ts'
import { Tally } from './tally.ts'

/** What a reader may take beside what a process of the workbench has anyway, in bytes. */
const MOST_MEMORY = 1.5 * 1024 ** 3
/** In milliseconds. A file of hundreds of megabytes is read once or twice in it. */
const LONGEST = 60_000

export const hugeInputPart: FaultPart = {
  name: 'huge input',
  count: HUGE_INPUTS.length,
  run: async (count) => {
    const tally = new Tally('huge input')
    for (const { name } of HUGE_INPUTS.slice(0, count)) {
      const folder = await mkdtemp(join(tmpdir(), 'recnet-huge-input-'))
      try {
        const { end, told } = await read(name, folder)
        console.log(`  ${name.padEnd(44)} ${told}`)
        tally.add(end, `${name}: ${told}`)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }
    return tally.outcomes
  },
}

/** What a process says of one input. */
export interface HugeReading {
  readonly end: 'read' | 'refused' | 'crashed'
  /** The error in words, or what was read. */
  readonly what: string
  readonly milliseconds: number
  /** Resident memory above that before it was read, at its most, in bytes. */
  readonly memory: number
}

function read(name: string, folder: string): Promise<{ readonly end: FaultEnd; readonly told: string }> {
  const script = join(import.meta.dirname, 'hugeInputChild.ts')
  return new Promise((resolve) => {
    const options = { timeout: LONGEST * 2, killSignal: 'SIGKILL', maxBuffer: 1024 ** 2 } as const
    execFile(process.execPath, [script, name, folder], options, (error, stdout, stderr) => {
      if (error !== null) {
        resolve({ end: 'crashed', told: `${error.signal ?? error.code ?? ''} ${stderr.slice(0, 300)}` })
        return
      }
      const { end, what, milliseconds, memory } = JSON.parse(stdout) as HugeReading
      const figures = `${(milliseconds / 1000).toFixed(1)} s, ${formatBytes(memory)}`
      const bounded = milliseconds <= LONGEST && memory <= MOST_MEMORY
      resolve({ end: bounded ? end : 'crashed', told: `${figures}   ${end}: ${what.slice(0, 160)}` })
    })
  })
}
