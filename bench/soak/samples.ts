/** What a workbench takes of the machine at one moment: open files, memory, disk. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { MemoryParts } from './memoryProbe.ts'
import type { ServedHost } from './servedHost.ts'

const MIB = 1024 ** 2

export interface Sample {
  /** Seconds since the soak began. */
  readonly at: number
  /** Counts the processes of the engine: memory is compared within the life of one. */
  readonly life: number
  /** By the name of the measure; a process that is not there has none. */
  readonly values: Readonly<Partial<Record<Measure, number>>>
}

/**
 * MiB of the parts of a process: objects of JavaScript that are in use, what the heap holds beyond them, which is garbage and room for
 * more, buffers in use, which include memory of WebAssembly, and other memory that belongs to no file: that of native code
 * (LanceDB, SQLite), and what its allocator keeps to give it out again. Programs and libraries, which are files, make up the rest.
 */
export const MEASURES = [
  'files of the host',
  'files of the engine',
  'MiB of the host',
  'host: objects',
  'host: garbage',
  'host: buffers',
  'host: other',
  'MiB of the engine',
  'engine: objects',
  'engine: garbage',
  'engine: buffers',
  'engine: other',
  'MiB of the disk',
  'MiB of the disk a run',
] as const
export type Measure = (typeof MEASURES)[number]

/** Of the disk all but the bin of removed runs, which only grows until its user empties it. */
export async function takeSample(
  host: ServedHost,
  {
    home,
    probes,
    at,
    life,
    runs,
  }: {
    readonly home: string
    /** Where the processes write what their memory is made of. */
    readonly probes: string
    readonly at: number
    readonly life: number
    readonly runs: number
  },
): Promise<Sample> {
  const engine = host.enginePid()
  const [ofHost, ofEngine, disk] = await Promise.all([
    processOf(host.pid, probes),
    engine === null ? null : processOf(engine, probes),
    sizeOf(home),
  ])
  const values: Partial<Record<Measure, number>> = {
    'MiB of the disk': disk,
    ...(runs > 0 ? { 'MiB of the disk a run': disk / runs } : {}),
    ...valuesOf('host', ofHost),
    ...valuesOf('engine', ofEngine),
  }
  return { at, life, values }
}

interface Measured {
  readonly files: number
  /** Bytes in memory that belong to the process alone and to no file. */
  readonly anonymous: number
  readonly resident: number
  /** Null until it wrote for the first time. */
  readonly parts: MemoryParts | null
}

function valuesOf(who: 'host' | 'engine', measured: Measured | null): Partial<Record<Measure, number>> {
  if (measured === null) return {}
  const { files, resident, anonymous, parts } = measured
  const known =
    parts === null
      ? {}
      : {
          [`${who}: objects`]: parts.objects / MIB,
          [`${who}: garbage`]: (parts.heap - parts.objects) / MIB,
          [`${who}: buffers`]: parts.buffers / MIB,
          [`${who}: other`]: (anonymous - parts.heap - parts.external) / MIB,
        }
  return { [`files of the ${who}`]: files, [`MiB of the ${who}`]: resident / MIB, ...known }
}

/** Null where the process ended. */
async function processOf(pid: number, probes: string): Promise<Measured | null> {
  try {
    const [files, status] = await Promise.all([
      readdir(`/proc/${pid}/fd`),
      readFile(`/proc/${pid}/status`, 'utf8'),
    ])
    const bytesOf = (line: string) => Number(new RegExp(`^${line}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024
    const [resident, anonymous] = [bytesOf('VmRSS'), bytesOf('RssAnon')]
    if (Number.isNaN(resident)) return null
    const parts = await readFile(join(probes, `${pid}.json`), 'utf8').catch(nullIfGone)
    return {
      files: files.length,
      resident,
      anonymous,
      parts: parts === null ? null : (JSON.parse(parts) as MemoryParts),
    }
  } catch (error) {
    return nullIfGone(error)
  }
}

function nullIfGone(error: unknown): null {
  if (isGone(error)) return null
  throw error
}

/** MiB of all files below a folder. What goes away meanwhile counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfGone)) {
    if (!entry.isFile() || entry.parentPath.includes(join(folder, 'bin'))) continue
    const found = await stat(join(entry.parentPath, entry.name)).catch((error: unknown) => {
      if (isGone(error)) return null
      throw error
    })
    bytes += found?.size ?? 0
  }
  return bytes / MIB
}

function noneIfGone(error: unknown): [] {
  if (isGone(error)) return []
  throw error
}

/** ESRCH: of a process that ended between two looks at it. */
function isGone(error: unknown): boolean {
  return ['ENOENT', 'ESRCH', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}
