/** What a workbench takes of the machine at one moment: open files, memory, disk. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServedHost } from './servedHost.ts'

export interface Sample {
  /** Seconds since the soak began. */
  readonly at: number
  /** Counts the processes of the engine: memory is compared within the life of one. */
  readonly life: number
  /** By the name of the measure; a process that is not there has none. */
  readonly values: Readonly<Partial<Record<Measure, number>>>
}

export const MEASURES = [
  'files of the host',
  'files of the engine',
  'MiB of the host',
  'MiB of the engine',
  'MiB of the disk',
  'MiB of the disk a run',
] as const
export type Measure = (typeof MEASURES)[number]

/** Of the disk all but the bin of removed runs, which only grows until its user empties it. */
export async function takeSample(
  host: ServedHost,
  {
    home,
    at,
    life,
    runs,
  }: { readonly home: string; readonly at: number; readonly life: number; readonly runs: number },
): Promise<Sample> {
  const engine = host.enginePid()
  const [ofHost, ofEngine, disk] = await Promise.all([
    processOf(host.pid),
    engine === null ? null : processOf(engine),
    sizeOf(home),
  ])
  const values: Partial<Record<Measure, number>> = {
    'MiB of the disk': disk,
    ...(runs > 0 ? { 'MiB of the disk a run': disk / runs } : {}),
    ...(ofHost ? { 'files of the host': ofHost.files, 'MiB of the host': ofHost.memory } : {}),
    ...(ofEngine ? { 'files of the engine': ofEngine.files, 'MiB of the engine': ofEngine.memory } : {}),
  }
  return { at, life, values }
}

/** Null where the process ended. */
async function processOf(pid: number): Promise<{ readonly files: number; readonly memory: number } | null> {
  try {
    const [files, status] = await Promise.all([
      readdir(`/proc/${pid}/fd`),
      readFile(`/proc/${pid}/status`, 'utf8'),
    ])
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(status) ?? []
    return kilobytes === undefined ? null : { files: files.length, memory: Number(kilobytes) / 1024 }
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
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
  return bytes / 1024 ** 2
}

function noneIfGone(error: unknown): [] {
  if (isGone(error)) return []
  throw error
}

/** ESRCH: of a process that ended between two looks at it. */
function isGone(error: unknown): boolean {
  return ['ENOENT', 'ESRCH', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}
