/** Reads the log files of all programs of a home together. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LOG_LEVELS, type LogEntry, type LogQuery } from '#shared/vocabulary/log.ts'
import type { LogReader } from '../../ports/log.ts'

/**
 * Opens the reader. It reads all files, which are limited in size and number. Entries come newest first; with
 * `around`, the page around the entry of that id.
 */
export function logReader(folder: string): LogReader {
  return {
    folder,
    read: async ({ level, around, limit }: LogQuery) => {
      const found = (await entriesOf(folder))
        .filter((entry) => LOG_LEVELS.indexOf(entry.level) <= LOG_LEVELS.indexOf(level))
        .sort(newestFirst)
      if (around === undefined) return found.slice(0, limit)
      const place = found.findIndex(({ id }) => id === around)
      if (place === -1) return []
      const begin = Math.max(0, place - Math.floor(limit / 2))
      return found.slice(begin, begin + limit)
    },
  }
}

async function entriesOf(folder: string): Promise<LogEntry[]> {
  const names = (await filesOf(folder)).filter((name) => name.endsWith('.jsonl'))
  const texts = await Promise.all(names.map((name) => textOf(join(folder, name))))
  return texts.flatMap((text) => text.split('\n').flatMap(entryOf))
}

async function filesOf(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(nothingOf<string[]>([]))
}

/** Returns no text for a file that was just renamed; the next look finds it under its new name. */
async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(nothingOf(''))
}

function nothingOf<T>(nothing: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return nothing
    throw error
  }
}

/** Parses one line; none if it is incomplete, as the last line of a killed process may be. */
function entryOf(line: string): readonly LogEntry[] {
  if (!line.startsWith('{')) return []
  try {
    const entry = JSON.parse(line) as Partial<LogEntry>
    return isEntry(entry) ? [entry] : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function isEntry(entry: Partial<LogEntry>): entry is LogEntry {
  return (
    typeof entry.id === 'string' &&
    typeof entry.at === 'string' &&
    typeof entry.scope === 'string' &&
    typeof entry.message === 'string' &&
    Array.isArray(entry.causes) &&
    LOG_LEVELS.some((level) => level === entry.level)
  )
}

/** Sorts by time, newest first. Times are ISO 8601 in UTC, so they sort as text; the counter in the id breaks ties. */
function newestFirst(a: LogEntry, b: LogEntry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  return countOf(b) - countOf(a)
}

function countOf({ id }: LogEntry): number {
  return Number(id.slice(id.lastIndexOf('-') + 1))
}
