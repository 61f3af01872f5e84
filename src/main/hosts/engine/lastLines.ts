/** The end of what a process writes, for the notice of a crash. */
import type { Readable } from 'node:stream'

const KEPT_LINES = 200
/** A program that writes without line ends must not fill the memory either. */
const LONGEST_LINE = 2000

/** Reads the streams to their end and answers, at any time, with their last lines in the order in which they came. */
export function lastLines(streams: readonly (Readable | null)[]): () => readonly string[] {
  const kept: string[] = []
  const unfinished = new Map<Readable, string>()
  const keep = (line: string) => {
    kept.push(line.slice(0, LONGEST_LINE))
    if (kept.length > KEPT_LINES) kept.shift()
  }
  for (const stream of streams) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const [first = '', ...rest] = text.split('\n')
      const lines = [(unfinished.get(stream) ?? '') + first, ...rest]
      unfinished.set(stream, (lines.pop() ?? '').slice(0, LONGEST_LINE))
      lines.forEach(keep)
    })
  }
  return () => [...kept, ...[...unfinished.values()].filter((line) => line !== '')].slice(-KEPT_LINES)
}
