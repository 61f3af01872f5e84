/** Reads single lines of a file by the bytes at which they begin, without reading what lies between them. */
import { open, type FileHandle } from 'node:fs/promises'
import { LONGEST_LINE_BYTES } from '../readLines.ts'
import { inParallel } from '#shared/inParallel.ts'

/** Lines that are read in one go: the bytes between two of them are fewer than a second reading would cost. */
const GAP = 16_384
/** The longest stretch that is read in one go, apart from a longer line. */
const STRETCH = 1_048_576
/** What is read beyond the beginning of a last line at first. */
const LINE = 4096
const READERS = 16
const LINE_FEED = 10

/** Returns the lines that begin at these bytes, given in ascending order; empty beyond the end of the file. */
export async function linesAt(path: string, begins: readonly number[]): Promise<readonly string[]> {
  if (begins.length === 0) return []
  const file = await open(path, 'r')
  try {
    return (await inParallel(stretchesOf(begins), READERS, (stretch) => linesIn(file, stretch))).flat()
  } finally {
    await file.close()
  }
}

function stretchesOf(begins: readonly number[]): readonly (readonly number[])[] {
  const stretches: number[][] = []
  for (const begin of begins) {
    const stretch = stretches.at(-1)
    const [first = 0, last = 0] = [stretch?.[0], stretch?.at(-1)]
    if (stretch && begin - last < GAP && begin - first < STRETCH) stretch.push(begin)
    else stretches.push([begin])
  }
  return stretches
}

async function linesIn(file: FileHandle, begins: readonly number[]): Promise<readonly string[]> {
  const [first = 0, last = 0] = [begins[0], begins.at(-1)]
  for (let beyond = LINE; ; beyond *= 8) {
    const wanted = last - first + Math.min(beyond, LONGEST_LINE_BYTES)
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, first)
    const bytes = buffer.subarray(0, bytesRead)
    const isOpen = bytesRead === wanted && bytes.indexOf(LINE_FEED, last - first) < 0
    if (isOpen && beyond < LONGEST_LINE_BYTES) continue
    return begins.map((begin) => {
      const end = bytes.indexOf(LINE_FEED, begin - first)
      return bytes.toString('utf8', begin - first, end < 0 ? bytesRead : end)
    })
  }
}
