/** Clocks and heap of one run, stage by stage. Keeps its rows outside the heap that it measures. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Stage } from '#shared/events/runEvents.ts'

export const PARTS = ['agent', 'embedding', 'index upsert', 'index query', 'event log'] as const
export type Part = (typeof PARTS)[number]

/** Milliseconds. */
export interface StageTime {
  readonly stage: Stage
  readonly step: number
  readonly wall: number
  readonly parts: Readonly<Record<Part, number>>
}

export interface HeapSample {
  readonly step: number
  readonly megabytes: number
}

export interface Measured {
  readonly records: number
  readonly stages: readonly StageTime[]
  readonly heap: readonly HeapSample[]
  /** Peak resident memory of the process. */
  readonly peakMegabytes: number
}

const STAGES: readonly Stage[] = ['initialization', 'client-centric', 'router-centric', 'evaluation']
const COLUMNS = 3 + PARTS.length
const MEGABYTE = 2 ** 20

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

export class StageMeter {
  #rows: Float64Array = new Float64Array(COLUMNS * 1024)
  #count = 0
  #records = 0
  #began = performance.now()
  #stage: Stage | null = null
  readonly #spent = new Float64Array(PARTS.length)
  readonly #running = new Uint32Array(PARTS.length)
  readonly #since = new Float64Array(PARTS.length)
  readonly #heap: HeapSample[] = []

  /**
   * Time until `work` returns. Right for the built-in agent and embeddings, which compute before they return
   * their promise; awaiting it would count what runs meanwhile.
   */
  whileCalled<T>(part: Part, work: () => T): T {
    const began = performance.now()
    const result = work()
    this.#add(part, performance.now() - began)
    return result
  }

  /** Time in which at least one such work is under way: two at once are not counted twice. */
  async whilePending<T>(part: Part, work: () => Promise<T>): Promise<T> {
    const place = PARTS.indexOf(part)
    const others = this.#running[place] ?? 0
    if (others === 0) this.#since[place] = performance.now()
    this.#running[place] = others + 1
    try {
      return await work()
    } finally {
      const left = (this.#running[place] ?? 1) - 1
      this.#running[place] = left
      if (left === 0) this.#add(part, performance.now() - (this.#since[place] ?? 0))
    }
  }

  /** Says which stage the transaction that is being written belongs to. */
  nameStage(stage: Stage): void {
    this.#stage = stage
  }

  /** Ends a stage when everybody has heard of it; the clock of the next starts behind whatever this takes. */
  endStage(step: number, records: number): void {
    const ended = performance.now()
    this.#records = records
    if (this.#stage !== null)
      this.#keep([STAGES.indexOf(this.#stage), step, ended - this.#began, ...this.#spent])
    if (this.#stage === 'client-centric' && isQuarter(step, records)) {
      collectGarbage()
      this.#heap.push({ step, megabytes: process.memoryUsage().heapUsed / MEGABYTE })
    }
    this.#stage = null
    this.#spent.fill(0)
    this.#began = performance.now()
  }

  measured(): Measured {
    const stages = Array.from({ length: this.#count }, (_, row): StageTime => {
      const [stage = 0, step = 0, wall = 0, ...spent] = this.#rows.subarray(
        row * COLUMNS,
        (row + 1) * COLUMNS,
      )
      const parts = Object.fromEntries(PARTS.map((part, place) => [part, spent[place] ?? 0]))
      return { stage: STAGES[stage] ?? 'evaluation', step, wall, parts: parts as Record<Part, number> }
    })
    const peakMegabytes = process.resourceUsage().maxRSS / 1024
    return { records: this.#records, stages, heap: this.#heap, peakMegabytes }
  }

  #add(part: Part, milliseconds: number): void {
    const place = PARTS.indexOf(part)
    this.#spent[place] = (this.#spent[place] ?? 0) + milliseconds
  }

  #keep(row: readonly number[]): void {
    const start = this.#count * COLUMNS
    if (start + COLUMNS > this.#rows.length) {
      const larger = new Float64Array(this.#rows.length * 2)
      larger.set(this.#rows)
      this.#rows = larger
    }
    this.#rows.set(row, start)
    this.#count += 1
  }
}

function isQuarter(step: number, records: number): boolean {
  return [1, 2, 3, 4].some((quarter) => step === Math.ceil((records * quarter) / 4))
}
