/** The least that reading packed JSON lines can cost: unpack, split, parse; what an import is compared with. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'

/** What a loop over the lines of some files took. */
export interface BareReading {
  readonly milliseconds: number
  /** Time of all processors, which says more on a machine that does other things as well. */
  readonly processorMilliseconds: number
  readonly lines: number
  /** Bytes of the text, unpacked. */
  readonly bytes: number
}

/** Reads all files of a folder one after the other, in chunks of the size in which an import reads and unpacks them. */
export async function bareReading(folder: string): Promise<BareReading> {
  const began = performance.now()
  const used = process.cpuUsage()
  let lines = 0
  let bytes = 0
  for (const name of await readdir(folder)) {
    const decoder = new StringDecoder('utf8')
    let rest = ''
    const packed = createReadStream(join(folder, name), { highWaterMark: 64 * 1024 })
    const unpacked = packed.pipe(createGunzip({ chunkSize: 128 * 1024 }))
    for await (const chunk of unpacked) {
      bytes += (chunk as Buffer).length
      const split = decoder.write(chunk as Buffer).split('\n')
      const last = split.pop() ?? ''
      if (split.length > 0) split[0] = rest + (split[0] ?? '')
      rest = split.length > 0 ? last : rest + last
      for (const line of split) parse(line)
      lines += split.length
    }
  }
  const { user, system } = process.cpuUsage(used)
  const processorMilliseconds = (user + system) / 1000
  return { milliseconds: performance.now() - began, processorMilliseconds, lines, bytes }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // Some lines are bad, and an import passes over them as well.
    return null
  }
}
