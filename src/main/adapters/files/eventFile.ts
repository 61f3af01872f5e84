/**
 * Reads and writes events.jsonl. Each line is one event; only complete transactions count, and they are on disk
 * before anybody is notified.
 */
import { open, truncate, type FileHandle } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import { eventFault, type EventFault } from '#shared/events/checked/eventFault.ts'
import { transactionLines } from '#shared/events/log/transactionLines.ts'
import { isFault, TransactionReader } from '#shared/events/log/transactionReader.ts'
import type { WrittenEvent } from '#shared/events/log/writtenEvent.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { endsTransaction, type EventLog } from '../../experiments/runRecorder.ts'
import { sha256 } from '../sha256.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { LoggedTransaction, LogPosition } from '../../workbench/runs/ports/runFolder.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import { linesAt } from './lines/linesAt.ts'
import { readLines } from './readLines.ts'

/** The file of a log, and the format of its run. */
export interface LogFile {
  readonly path: string
  readonly format: Manifest['format']
}

/** The event log of one run. Only the process that holds the lock of the run may write it. */
export class EventFile implements EventLog {
  readonly #log: LogFile
  readonly #requireLock: () => Promise<void>
  #file: FileHandle | null = null
  /** What the first append that failed rejected with. */
  #failure: { readonly error: unknown } | null = null

  /** `requireLock` is called before each change of the file, and rejects where that is not this process's to make. */
  constructor(log: LogFile, requireLock: () => Promise<void>) {
    this.#log = log
    this.#requireLock = requireLock
  }

  /**
   * Yields every complete transaction, each event of which is checked, truncates the file after the last one, and leaves it ready to append. Throws
   * WorkbenchError `run-corrupt`.
   */
  async *replay(): AsyncIterable<readonly StampedEvent[]> {
    await this.#requireLock()
    const { path } = this.#log
    await (await open(path, 'a')).close()
    let end = 0
    for await (const { events, endsAt } of transactionsOf(this.#log)) {
      for (const event of events) requireKnown(path, event)
      end = endsAt
      yield events
    }
    await this.#requireLock()
    await truncate(path, end).catch(aboutFile(path))
    this.#failure = null
  }

  /**
   * Appends the events of one transaction and waits until they are on disk. After a failure, each further call rejects with it: half a
   * transaction may be at the end, and `replay` removes that alone.
   */
  async append(events: readonly StampedEvent[]): Promise<void> {
    if (this.#failure) throw this.#failure.error
    await this.#requireLock()
    await this.#written(events).catch((error: unknown) => {
      this.#failure = { error }
      aboutFile(this.#log.path)(error)
    })
  }

  async #written(events: readonly StampedEvent[]): Promise<void> {
    const { path, format } = this.#log
    this.#file ??= await open(path, 'a')
    const lines = transactionLines(events, format, sha256)
    await this.#file.appendFile(lines.map((line) => `${line}\n`).join(''))
    await this.#file.datasync()
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = null
  }
}

/**
 * A run goes on only from events that this version understands whole: one that it would pass over, or that lacks what it reads, would
 * make another network of the same log. Every line holds one event, so that its number is its row.
 */
function requireKnown(path: string, event: StampedEvent): void {
  const fault = eventFault(event)
  if (fault !== null) throw corrupt(path, event.seq, fault)
}

const LOG_START: LogPosition = { bytes: 0, seq: 0 }

/**
 * Yields the complete transactions from a position on (by default the beginning), each with the byte at which it
 * ends. An unreadable last line is what a killed process leaves, and is skipped.
 * @throws WorkbenchError `run-corrupt` if any other line is unreadable, an event is missing or a checksum is another one,
 * because then somebody changed the file.
 */
export async function* transactionsOf(
  { path, format }: LogFile,
  from = LOG_START,
): AsyncGenerator<LoggedTransaction> {
  const reader = format === 1 ? null : new TransactionReader(sha256)
  let events: StampedEvent[] = []
  let beginAt: number[] = []
  let begin = from.bytes
  // Every line holds one event, so the row of an event is its sequence number.
  let row = from.seq
  let torn: number | null = null
  let seq = from.seq
  for await (const lines of readLines(path, { start: from.bytes })) {
    for (const { text, endsAt, ended } of lines) {
      row += 1
      if (torn !== null)
        throw corrupt(path, torn, { expected: 'an event as JSON', found: 'a line that is none' })
      const written = ended ? parsed(text) : null
      if (written === null) {
        torn = row
        continue
      }
      if (written.seq !== seq + 1)
        throw corrupt(path, row, { expected: `event ${seq + 1}`, found: `event ${written.seq}` })
      seq = written.seq
      const isLast = endsTransaction(written)
      const event = reader === null ? (written as StampedEvent) : reader.read(text, written, isLast)
      if (isFault(event)) throw corrupt(path, row, event)
      events.push(event)
      beginAt.push(begin)
      begin = endsAt
      if (!isLast) continue
      yield { events, beginAt, endsAt }
      events = []
      beginAt = []
    }
  }
}

/**
 * Reads the events whose lines begin at these bytes, in ascending order. None of them is the delivery of a message or the end of
 * a transaction: these do not stand by themselves.
 * @throws WorkbenchError `run-corrupt` if one does not, because then somebody changed the file.
 */
export async function eventsAt(path: string, bytes: readonly number[]): Promise<readonly StampedEvent[]> {
  const lines = await linesAt(path, bytes)
  return lines.map((line, index) => {
    const event = parsed(line)
    if (event && event.type !== 'message-delivered') return event
    throw corrupt(path, 0, { expected: `an event at byte ${bytes[index]}`, found: line.slice(0, 60) })
  })
}

function parsed(line: string): WrittenEvent | null {
  try {
    const value: unknown = JSON.parse(line)
    const isEvent =
      typeof value === 'object' && value !== null && 'seq' in value && 'type' in value && 'step' in value
    return isEvent ? (value as WrittenEvent) : null
  } catch {
    // JSON.parse throws only where the line is no JSON; the caller says which line it was and whether that matters.
    return null
  }
}

function corrupt(file: string, row: number, fault: EventFault): WorkbenchError {
  return new WorkbenchError({ code: 'run-corrupt', file, row, ...fault })
}
