/** Owns the state of all downloads. It starts, pauses and discards them only on request. */
import { isCancellation, toWire, WorkbenchError } from '#shared/errors.ts'
import {
  fileNameOf,
  type DownloadJournal,
  type DownloadRequest,
  type ModelDownload,
} from '#shared/vocabulary/models/modelDownloads.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ReadShippedFile } from '../../ports/jsonContent.ts'
import type { DownloadStore } from './ports/downloads.ts'
import { entryNamed, readCatalogue } from './modelCatalogue.ts'
import { transferRate } from './transferRate.ts'

/** What downloads need from outside. */
export interface DownloadPorts {
  readonly downloads: DownloadStore
  readonly readCatalogue: ReadShippedFile
  readonly clock: Pick<Clock, 'milliseconds'>
}

/** What downloads are made of, and whom to notify of changes. */
export interface ModelDownloadsParts {
  readonly ports: DownloadPorts
  readonly onChange: (downloads: readonly ModelDownload[]) => void
}

/** The shortest time between two notifications while no state changes, in milliseconds. */
const PAUSE = 200

interface Transfer {
  readonly stop: AbortController
  /** Resolves when the transfer has ended; never rejects. */
  readonly done: Promise<void>
}

interface Held {
  row: ModelDownload
  journal: DownloadJournal
  transfer: Transfer | null
}

/** All downloads of a home, each known by the name of its file. Methods throw `download-state` for an unknown one. */
export class ModelDownloads {
  readonly #parts: ModelDownloadsParts
  readonly #held = new Map<string, Held>()
  #told = -Infinity
  #closed = false

  constructor(parts: ModelDownloadsParts) {
    this.#parts = parts
  }

  /**
   * Lists all downloads after reading the disk. What an earlier engine or the terminal left unfinished is paused
   * until a user resumes it.
   */
  async list(): Promise<readonly ModelDownload[]> {
    // A download that ends while the disk is read may still be found there as unfinished.
    const running = new Set([...this.#held].flatMap(([file, { transfer }]) => (transfer ? [file] : [])))
    const unfinished = await this.#parts.ports.downloads.unfinished()
    const left = new Map(unfinished.map((one) => [one.file, one]))
    for (const [file, { row, transfer }] of this.#held)
      if (transfer === null && row.state === 'paused' && !left.has(file)) this.#held.delete(file)
    for (const { file, journal, bytes } of unfinished) {
      const held = this.#held.get(file)
      if (held && (held.transfer || running.has(file) || held.row.state === 'failed')) continue
      this.#held.set(file, { row: standing(file, journal, bytes), journal, transfer: null })
    }
    return this.#rows
  }

  /**
   * Starts a download and returns once it has begun. An unfinished one of the same file and address is resumed.
   * @throws WorkbenchError `argument-invalid`, `download-state`, `cancelled`.
   */
  async start(request: DownloadRequest): Promise<ModelDownload> {
    const { file, journal } = await this.#asked(request)
    await this.list()
    const held = this.#held.get(file)
    if (held?.transfer) {
      if (held.row.address === journal.address) return held.row
      throw wrongState(file, 'a name that no other download has', `one from ${held.row.address}`)
    }
    await this.#parts.ports.downloads.check(file, journal.address)
    // A download that failed without keeping any bytes, above all for a wrong checksum, starts anew.
    const begun = held !== undefined && held.row.state !== 'done' && held.row.bytes > 0 ? held : null
    if (begun && begun.row.address !== journal.address)
      throw wrongState(
        file,
        'a name that no unfinished download has; give another, or discard that one',
        `one from ${begun.row.address}`,
      )
    const kept = begun ? { ...begun.journal, checksum: journal.checksum ?? begun.journal.checksum } : journal
    return this.#begin(file, kept, begun?.row.bytes ?? 0)
  }

  async resume(file: string): Promise<void> {
    const held = await this.#known(file)
    if (held.transfer) return
    if (held.row.state === 'done') throw wrongState(file, 'a download that is not there whole', 'one that is')
    await this.#parts.ports.downloads.check(file, held.journal.address)
    this.#begin(file, held.journal, held.row.bytes)
  }

  /** Pauses a download, and waits until it has stopped. */
  async pause(file: string): Promise<void> {
    const { transfer } = await this.#known(file)
    transfer?.stop.abort()
    await transfer?.done
  }

  async discard(file: string): Promise<void> {
    const { row, transfer } = await this.#known(file)
    transfer?.stop.abort()
    await transfer?.done
    // The download may have finished before it could be stopped.
    if (row.state !== 'done' && this.#held.get(file)?.row.state !== 'done')
      await this.#parts.ports.downloads.discard(file)
    this.#held.delete(file)
    this.#tell()
  }

  /** Waits until a download no longer runs, and returns its row. */
  async ended(file: string): Promise<ModelDownload> {
    const held = await this.#known(file)
    await held.transfer?.done
    return held.row
  }

  /** Pauses all downloads; what has arrived is kept. */
  async close(): Promise<void> {
    this.#closed = true
    const transfers = [...this.#held.values()].flatMap(({ transfer }) => transfer ?? [])
    for (const { stop } of transfers) stop.abort()
    await Promise.all(transfers.map(({ done }) => done))
  }

  get #rows(): readonly ModelDownload[] {
    return [...this.#held.values()].map(({ row }) => row)
  }

  async #asked(
    request: DownloadRequest,
  ): Promise<{ readonly file: string; readonly journal: DownloadJournal }> {
    if ('entry' in request) {
      const { address, sha256 } = entryNamed(
        await readCatalogue(this.#parts.ports.readCatalogue),
        request.entry,
      )
      return asked(address, fileNameOf(address), sha256 === null ? null : { sha256, from: 'catalogue' })
    }
    const { address, file, sha256 } = request
    return asked(address, file ?? fileNameOf(address), sha256 === undefined ? null : { sha256, from: 'user' })
  }

  async #known(file: string): Promise<Held> {
    if (!this.#held.has(file)) await this.list()
    const held = this.#held.get(file)
    if (held) return held
    throw wrongState(file, 'a download that was begun', 'none of this name')
  }

  #begin(file: string, journal: DownloadJournal, bytes: number): ModelDownload {
    if (this.#closed) throw new WorkbenchError({ code: 'cancelled' })
    const before = this.#held.get(file)
    if (before?.transfer) return before.row
    const stop = new AbortController()
    const held: Held = {
      row: { ...standing(file, journal, bytes), state: 'running' },
      journal,
      transfer: null,
    }
    held.transfer = { stop, done: this.#carryOut(file, held, stop.signal) }
    this.#held.set(file, held)
    this.#tell()
    return held.row
  }

  async #carryOut(file: string, held: Held, signal: AbortSignal): Promise<void> {
    const { downloads, clock } = this.#parts.ports
    const rate = transferRate()
    try {
      await downloads.fetch({
        file,
        journal: held.journal,
        signal,
        onNews: ({ bytes, journal, trouble }) => {
          const bytesPerSecond = trouble ? 0 : rate(bytes, clock.milliseconds())
          held.journal = journal
          held.row = {
            ...held.row,
            bytes,
            total: journal.total,
            checksum: journal.checksum,
            bytesPerSecond,
            error: trouble,
          }
          if (trouble || clock.milliseconds() - this.#told >= PAUSE) this.#tell()
        },
      })
      held.row = { ...held.row, state: 'done', bytesPerSecond: null, error: null }
    } catch (error) {
      const cancelled = isCancellation(error)
      const { details } = toWire(error)
      const gone = details.code === 'download-corrupt' || details.code === 'model-invalid'
      held.row = {
        ...held.row,
        ...(gone ? { bytes: 0 } : {}),
        state: cancelled ? 'paused' : 'failed',
        bytesPerSecond: null,
        error: cancelled ? null : details,
      }
    }
    held.transfer = null
    this.#tell()
  }

  #tell(): void {
    this.#told = this.#parts.ports.clock.milliseconds()
    this.#parts.onChange(this.#rows)
  }
}

function asked(address: string, file: string | null, checksum: DownloadJournal['checksum']) {
  if (file === null)
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'The address',
      expected: 'one that ends in a .gguf file name, or a file name beside it',
      found: address,
    })
  if (/-\d{5}-of-\d{5}\.gguf$/i.test(file))
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'The address',
      expected: 'a model in one file; fetch the parts of this one by hand, and add their folder',
      found: file,
    })
  return { file, journal: { address, checksum, validator: null, total: null } }
}

function standing(file: string, { address, total, checksum }: DownloadJournal, bytes: number): ModelDownload {
  return { file, address, bytes, total, bytesPerSecond: null, state: 'paused', error: null, checksum }
}

function wrongState(file: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'download-state', file, expected, found })
}
