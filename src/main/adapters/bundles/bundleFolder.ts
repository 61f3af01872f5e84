/** A folder with files of a bundle, read with limits: whoever wrote them is not known. */
import { createReadStream } from 'node:fs'
import { access, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { BundleFolder } from '../../workbench/bundles/ports/archives.ts'
import { ifAbsent } from '../files/ifAbsent.ts'

/** Opens a folder. Lines may have at most `lineBytes` bytes. */
export function bundleFolder(folder: string, lineBytes: number): BundleFolder {
  return {
    has: (name) => exists(join(folder, name)),
    text: async (name, limit) => {
      const path = join(folder, name)
      const { size } = await stat(path)
      if (size > limit) throw invalid(name, `at most ${limit} bytes`, `${size} bytes`)
      return decoded(name, await readFile(path))
    },
    lines: (name) => linesOf(join(folder, name), name, lineBytes),
    pathOf: (name) => join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function* linesOf(path: string, name: string, lineBytes: number): AsyncGenerator<string> {
  if (!(await exists(path))) return
  let waiting: Buffer[] = []
  let length = 0
  const wait = (piece: Buffer) => {
    length += piece.length
    if (length > lineBytes) throw invalid(name, `lines of at most ${lineBytes} bytes`, 'a longer one')
    if (piece.length > 0) waiting.push(piece)
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const bytes = chunk as Buffer
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      wait(bytes.subarray(from, end))
      yield decoded(name, Buffer.concat(waiting))
      waiting = []
      length = 0
      from = end + 1
    }
    wait(bytes.subarray(from))
  }
  if (length > 0) throw invalid(name, 'a line feed at its end', 'none')
}

function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, ifAbsent(false))
}

function decoded(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // TextDecoder throws only where the bytes are no UTF-8.
    throw invalid(name, 'text in UTF-8', 'other bytes')
  }
}

function invalid(file: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'bundle-invalid', file, expected, found })
}
