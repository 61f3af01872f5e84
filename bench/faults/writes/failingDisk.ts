/** A disk that fails: below one folder, the nth write, open for writing, sync, rename or new folder of Node ends with an error of the system. */
import fs from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { sep } from 'node:path'

export interface FailingDisk {
  /** Calls that changed something below the folder since the last `heal`. */
  readonly calls: () => number
  /** From the nth call on (from 1) each one fails with this code, or only the nth where `once` is true. */
  readonly failFrom: (n: number, code: string, once?: boolean) => void
  /** Whether a call has failed since the last `heal`. */
  readonly hasFailed: () => boolean
  readonly heal: () => void
  /** Puts the functions of Node back. */
  readonly remove: () => void
}

type Work = (...given: readonly unknown[]) => unknown

const WRITERS = ['write', 'writev', 'appendFile', 'writeFile'] as const
const SYNCS = ['sync', 'datasync', 'truncate'] as const
const NO_CODE = 'ENOSPC'

/** Replaces the functions of Node, for whoever imports them by name, too. What a log writes does not count. */
export function failingDisk(isWatched: (path: string) => boolean): FailingDisk {
  let calls = 0
  let from = Infinity
  let until = Infinity
  let code = NO_CODE
  let failed = false

  /** The error of this call where it is to fail, or null. A write leaves half of its bytes behind, as a full disk does. */
  const failure = (name: string, path: unknown, named = true): Error | null => {
    if (typeof path !== 'string' || !isWatched(path) || path.includes(`${sep}log${sep}`)) return null
    calls += 1
    if (calls < from || calls > until) return null
    failed = true
    const about = named ? { path } : {}
    return Object.assign(new Error(`${code}: as the test wants, ${name}`), { code, syscall: name, ...about })
  }

  const { promises } = fs
  const kept = { ...promises }
  const keptSync = { open: fs.open, write: fs.write, writev: fs.writev }
  const paths = new WeakMap<object, string>()
  const descriptors = new Map<number, string>()

  const watched = (handle: FileHandle, path: string, writes: boolean): FileHandle => {
    paths.set(handle, path)
    const own = handle as unknown as Record<string, Work>
    for (const name of [...(writes ? WRITERS : []), ...SYNCS]) {
      const real = own[name]?.bind(handle)
      if (real === undefined) continue
      own[name] = async (...given) => {
        const error = failure(name, path, false)
        if (error === null) return real(...given)
        if (WRITERS.some((one) => one === name) && name !== 'writev')
          await real(halfOf(given[0]), ...given.slice(1).map(halfLength))
        throw error
      }
    }
    return handle
  }

  const replacement: Record<string, Work> = {
    open: async (path, flags = 'r', mode) => {
      const writes = typeof flags === 'number' ? (flags & 3) !== 0 : flags !== 'r'
      const error = writes ? failure('open', path) : null
      if (error !== null) throw error
      return watched(await kept.open(path as string, flags as string, mode as number), String(path), writes)
    },
    ...Object.fromEntries(
      (['writeFile', 'appendFile'] as const).map((name) => [
        name,
        async (path: unknown, data: unknown, options: unknown) => {
          const error = failure(name, path)
          if (error !== null) await kept[name](path as string, halfOf(data) as string, options as object)
          if (error !== null) throw error
          return kept[name](path as string, data as string, options as object)
        },
      ]),
    ),
    ...Object.fromEntries(
      (['mkdir', 'truncate', 'chmod', 'rename', 'copyFile', 'link'] as const).map((name) => [
        name,
        async (path: unknown, ...rest: readonly unknown[]) => {
          const error = failure(name, name === 'rename' ? rest[0] : path)
          if (error !== null) throw error
          return (kept[name] as unknown as Work)(path, ...rest)
        },
      ]),
    ),
  }
  Object.assign(promises, replacement)

  const answer = (given: readonly unknown[]) =>
    given.at(-1) as (error: Error | null, ...more: unknown[]) => void
  const later = (error: Error, given: readonly unknown[]) => setImmediate(() => answer(given)(error))
  Object.assign(fs, {
    open: (path: unknown, flags: unknown, ...rest: readonly unknown[]) => {
      const error = flags === 'r' || typeof flags === 'function' ? null : failure('open', path)
      if (error !== null) return later(error, rest)
      const told = answer(rest)
      const heard = (fault: Error | null, fd: number) => {
        if (typeof path === 'string' && fault === null && flags !== 'r') descriptors.set(fd, path)
        told(fault, fd)
      }
      return (keptSync.open as unknown as Work)(path, flags, ...rest.slice(0, -1), heard)
    },
    ...Object.fromEntries(
      (['write', 'writev'] as const).map((name) => [
        name,
        (fd: number, ...rest: readonly unknown[]) => {
          const error = failure(name, descriptors.get(fd), false)
          return error === null ? (keptSync[name] as unknown as Work)(fd, ...rest) : later(error, rest)
        },
      ]),
    ),
  })
  syncBuiltinESMExports()

  return {
    calls: () => calls,
    failFrom: (n, asked, once = false) => {
      from = n
      until = once ? n : Infinity
      code = asked
    },
    hasFailed: () => failed,
    heal: () => {
      calls = 0
      from = until = Infinity
      failed = false
    },
    remove: () => {
      Object.assign(promises, kept)
      Object.assign(fs, keptSync)
      syncBuiltinESMExports()
    },
  }
}

function halfOf(data: unknown): unknown {
  if (typeof data === 'string') return data.slice(0, data.length >> 1)
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength >> 1) : data
}

/** `write(buffer, offset, length, position)`: half as many bytes. */
function halfLength(value: unknown, place: number): unknown {
  return place === 1 && typeof value === 'number' ? value >> 1 : value
}
