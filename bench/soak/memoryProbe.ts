/**
 * Loaded before a process of the soak, by `NODE_OPTIONS`: writes every few seconds what its memory is made of to a file named after
 * the process in the folder that `RECNET_MEMORY_PROBE` names. SIGUSR2 adds a snapshot of the heap.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8'
import { runInNewContext } from 'node:vm'

const PROBE_MS = 5000

/** A garbage collection on demand stops the process, so that it is asked for every half a minute only. */
const PROBES_A_COLLECTION = 6

/** What the memory of a process is made of, in bytes. */
export interface MemoryParts {
  /** Objects of JavaScript that something referred to when garbage was last collected. */
  readonly objects: number
  /** Buffers outside the heap that such objects referred to. */
  readonly buffers: number
  /** All that the heap takes now, and all that lies outside it for objects, garbage included. */
  readonly heap: number
  readonly external: number
}

const folder = process.env['RECNET_MEMORY_PROBE']
if (folder !== undefined) {
  mkdirSync(folder, { recursive: true })
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let probes = 0
  let kept = { objects: 0, buffers: 0 }
  const write = () => {
    const { heapTotal: heap, external } = process.memoryUsage()
    if (probes % PROBES_A_COLLECTION === 0) {
      collect()
      const after = process.memoryUsage()
      kept = { objects: after.heapUsed, buffers: after.external }
    }
    probes += 1
    const parts: MemoryParts = { ...kept, heap, external }
    const file = join(folder, `${process.pid}.json`)
    writeFileSync(`${file}.new`, JSON.stringify(parts))
    renameSync(`${file}.new`, file)
  }
  setInterval(write, PROBE_MS).unref()
  process.on('SIGUSR2', () => writeHeapSnapshot(join(folder, `${process.pid}-${Date.now()}.heapsnapshot`)))
}
