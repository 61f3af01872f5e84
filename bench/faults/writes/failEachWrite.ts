/** Provokes an error of the system at the writes of one operation, one after the other, and starts it again each time. */
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { toWire } from '../../../src/shared/errors.ts'
import { errorSentence } from '../../../src/shared/errors/errorSentence.ts'
import { failingDisk } from './failingDisk.ts'

/** Something that writes below a home. */
export interface WriteOperation {
  readonly name: string
  /** Makes what is there before. */
  readonly prepare?: (home: string) => Promise<void>
  /** May be called again after it has failed, as a user would. */
  readonly work: (home: string) => Promise<void>
  /** Files that may stay after a failure, because the next time goes on from them. */
  readonly mayStay?: RegExp
  /** Files that differ from one time to the next, or that hold times of the wall clock. */
  readonly differs?: RegExp
  /** What else must be the same in the end. */
  readonly result?: (home: string) => Promise<unknown>
}

/** One provoked failure and what became of it. */
export interface FailedWrite {
  readonly operation: string
  readonly n: number
  readonly code: string
  /** What was wrong; empty where the error was told, nothing was lost, and the next time succeeded. */
  readonly faults: readonly { readonly kind: 'silent' | 'lost'; readonly what: string }[]
}

/** Codes of the system, and those of the workbench that may be told of them. */
export const WRITE_ERRORS: Readonly<Record<string, readonly string[]>> = {
  ENOSPC: ['no-room', 'disk-full'],
  EDQUOT: ['no-room', 'disk-full'],
  EROFS: ['read-only'],
  EACCES: ['not-permitted'],
  EPERM: ['not-permitted'],
  EMFILE: ['too-many-files'],
  ENFILE: ['too-many-files'],
  ENAMETOOLONG: ['path-too-long'],
  EIO: ['disk-gone'],
  ESTALE: ['disk-gone'],
  ENOMEM: ['no-memory'],
}

/** Hidden files that the system locks stay, and are empty. */
const LOCKS = /\.held$/
/** Each n up to this one; beyond it about as many again, spread evenly. */
const EACH_UP_TO = 40

type Files = ReadonlyMap<string, string>

/** Every n with a full disk, and every other code at the first, middle and last n. With `most`, so many of them, spread evenly. */
export async function failEachWrite(
  operation: WriteOperation,
  most = Infinity,
): Promise<readonly FailedWrite[]> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'recnet-failed-writes-')))
  let home = ''
  const disk = failingDisk((path) => home !== '' && (path === home || path.startsWith(`${home}${sep}`)))
  const fresh = async (name: string) => {
    home = join(root, name)
    disk.heal()
    const { mkdir } = await import('node:fs/promises')
    await mkdir(home, { recursive: true })
    await operation.prepare?.(home)
    disk.heal()
  }
  try {
    await fresh('undisturbed')
    await operation.work(home)
    const count = disk.calls()
    const whole = await endOf(operation, home)
    const done: FailedWrite[] = []
    for (const [n, code, once] of spread(casesOf(count), most)) {
      await fresh(`${code}-${n}-${once}`)
      const before = await filesIn(home, operation)
      disk.failFrom(n, code, once)
      const error = await operation.work(home).then(
        () => null,
        (thrown: unknown) => ({ thrown }),
      )
      const happened = disk.hasFailed()
      disk.heal()
      const between = await filesIn(home, operation)
      const faults = happened
        ? [
            ...toldFaults(error, code, sameEnd(await endOf(operation, home), whole)),
            ...halves(between, [before, whole.files], operation),
            // What did not matter, such as a folder that was there already, leaves nothing to do once more.
            ...(error === null ? [] : await againFaults(operation, home, whole)),
          ]
        : []
      done.push({ operation: operation.name, n, code: once ? `${code} once` : code, faults })
      await rm(home, { recursive: true, force: true })
    }
    return done
  } finally {
    disk.remove()
    await rm(root, { recursive: true, force: true })
  }
}

/** Every kth of them, so that at most so many are left. */
function spread<One>(all: readonly One[], most: number): readonly One[] {
  const step = Math.max(1, Math.ceil(all.length / most))
  return all.filter((_, place) => place % step === 0)
}

function casesOf(count: number): readonly (readonly [number, string, boolean])[] {
  const step = Math.max(1, Math.floor((count - EACH_UP_TO) / EACH_UP_TO))
  const each = Array.from({ length: count }, (_, index) => index + 1).filter(
    (n) => n <= EACH_UP_TO || (n - EACH_UP_TO) % step === 0,
  )
  const few = [...new Set([1, Math.ceil(count / 2), count])].filter((n) => n > 0)
  const others = Object.keys(WRITE_ERRORS).filter((code) => code !== 'ENOSPC')
  return [
    ...each.map((n) => [n, 'ENOSPC', false] as const),
    ...each.map((n) => [n, 'EIO', true] as const),
    ...few.flatMap((n) => others.map((code) => [n, code, false] as const)),
  ]
}

interface End {
  readonly files: Files
  readonly result: unknown
}

async function endOf(operation: WriteOperation, home: string): Promise<End> {
  const result = await operation.result?.(home).catch((error: unknown) => String(error))
  return { files: await filesIn(home, operation), result }
}

function sameEnd(a: End, b: End): boolean {
  return JSON.stringify([[...a.files], a.result]) === JSON.stringify([[...b.files], b.result])
}

/** An operation that tells nothing must have done all its work. */
function toldFaults(
  error: { readonly thrown: unknown } | null,
  code: string,
  isWhole: boolean,
): FailedWrite['faults'] {
  if (error === null) return isWhole ? [] : [{ kind: 'silent', what: 'it ended well' }]
  const { details } = toWire(error.thrown)
  const { statement, advice } = errorSentence(details, 'window')
  const isNamed = !('file' in details) || details.file !== ''
  const isKnown = WRITE_ERRORS[code]?.includes(details.code) === true
  if (isKnown && isNamed && advice !== '') return []
  return [{ kind: 'silent', what: `it said: ${details.code}: ${statement}` }]
}

function halves(found: Files, allowed: readonly Files[], { mayStay }: WriteOperation): FailedWrite['faults'] {
  const [before] = allowed
  const half = [...found].filter(
    ([name, text]) => !mayStay?.test(name) && !allowed.some((files) => files.get(name) === text),
  )
  const texts = new Set(found.values())
  const gone = [...(before ?? [])].filter(
    ([name, text]) => !texts.has(text) && found.get(name) !== allowed[1]?.get(name),
  )
  return [
    ...half.map(([name]) => ({
      kind: 'lost' as const,
      what: `${name} is neither as before nor as it should be`,
    })),
    ...gone.map(([name]) => ({ kind: 'lost' as const, what: `${name} is gone` })),
  ]
}

async function againFaults(
  operation: WriteOperation,
  home: string,
  whole: End,
): Promise<FailedWrite['faults']> {
  try {
    await operation.work(home)
  } catch (error) {
    return [
      {
        kind: 'lost',
        what: `the next time failed: ${error instanceof Error ? error.message : String(error)}`,
      },
    ]
  }
  const end = await endOf(operation, home)
  if (sameEnd(end, whole)) return []
  const names = [...new Set([...end.files.keys(), ...whole.files.keys()])]
  const other = names.filter((name) => end.files.get(name) !== whole.files.get(name))
  return [{ kind: 'lost', what: `the next time ended otherwise: ${other.join(', ') || 'its result'}` }]
}

async function filesIn(home: string, { differs }: WriteOperation): Promise<Files> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(home, path)
    if (LOCKS.test(name) || differs?.test(name)) continue
    files.set(name, await readFile(path, 'latin1'))
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}
