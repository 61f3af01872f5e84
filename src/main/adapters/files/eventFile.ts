/** events.jsonl: one event a line, whole transactions only, on disk before anybody hears of them. */
import { open, truncate, type FileHandle } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { endsTransaction, type EventLog } from '../../experiments/runRecorder.ts'
import type { LoggedTransaction, LogPosition } from '../../workbench/runs/ports/runFolder.ts'
import { readLines } from './readLines.ts'

export class EventFile implements EventLog {
  readonly #path: string
  #file: FileHandle | null = null

  constructor(path: string) {
    this.#path = path
  }

  /** Cuts off what follows the last whole transaction, then leaves the file ready to append. */
  async *replay(): AsyncIterable<readonly StampedEvent[]> {
    await (await open(this.#path, 'a')).close()
    let end = 0
    for await (const { events, endsAt } of transactionsOf(this.#path)) {
      end = endsAt
      yield events
    }
    await truncate(this.#path, end)
  }

  async append(events: readonly StampedEvent[]): Promise<void> {
    this.#file ??= await open(this.#path, 'a')
    await this.#file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
    await this.#file.datasync()
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = null
  }
}

/** Every whole transaction of a file, without touching it. @throws WorkbenchError `run-corrupt`. */
export async function* readTransactions(path: string): AsyncIterable<readonly StampedEvent[]> {
  for await (const { events } of transactionsOf(path)) yield events
}

const LOG_START: LogPosition = { bytes: 0, seq: 0 }

/**
 * A line that cannot be read is the mark of a kill where it is the last; anywhere else somebody changed the file, and
 * that is said rather than mended.
 */
export async function* transactionsOf(path: string, from = LOG_START): AsyncGenerator<LoggedTransaction> {
  let events: StampedEvent[] = []
  // One event a line.
  let row = from.seq
  let torn: number | null = null
  let seq = from.seq
  for await (const { text, endsAt, ended } of readLines(path, from.bytes)) {
    row += 1
    if (torn !== null) throw corrupt(path, torn, 'an event as JSON', 'a line that is none')
    const event = ended ? parsed(text) : null
    if (event === null) {
      torn = row
      continue
    }
    if (event.seq !== seq + 1) throw corrupt(path, row, `event ${seq + 1}`, `event ${event.seq}`)
    seq = event.seq
    events.push(event)
    if (!endsTransaction(event)) continue
    yield { events, endsAt }
    events = []
  }
}

function parsed(line: string): StampedEvent | null {
  try {
    const value: unknown = JSON.parse(line)
    const isEvent =
      typeof value === 'object' && value !== null && 'seq' in value && 'type' in value && 'step' in value
    return isEvent ? (value as StampedEvent) : null
  } catch {
    return null
  }
}

function corrupt(file: string, row: number, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'run-corrupt', file, row, expected, found })
}
