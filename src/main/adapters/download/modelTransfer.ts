/** Downloads one file: keeps part and journal on disk, retries where that may help, and renames the part once it is verified. */
import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { WorkbenchError, type ErrorDetails } from '#shared/errors.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import type { DownloadJournal } from '#shared/vocabulary/models/modelDownloads.ts'
import type { TransferNews } from '../../workbench/models/ports/downloads.ts'
import { requireRoom, writeFailure } from './diskRoom.ts'
import { openExchange, type Exchange } from './openExchange.ts'
import { readJournal, removePart, writeJournal, type PartPaths } from './partFile.ts'
import { namePart, provePart } from './provePart.ts'
import { readAnswer } from './readAnswer.ts'
import { roomAhead } from './roomAhead.ts'
import { TransientFailure } from './transientFailure.ts'
import { writeAll } from './writeAll.ts'

/** Timeouts and retries of a download. Times are in milliseconds. */
export interface TransferPace {
  /** Silence after which a connection counts as dead. */
  readonly stallMilliseconds: number
  /** Delay before the first retry. It doubles with each retry, up to `longestPause`. */
  readonly firstPause: number
  readonly longestPause: number
  /** The number of attempts in a row without any new byte after which the download fails. */
  readonly attempts: number
}

/** The default: 60 s until a connection counts as dead, 6 attempts, and delays of 1 s to 30 s between them. */
export const TRANSFER_PACE: TransferPace = {
  stallMilliseconds: 60_000,
  firstPause: 1000,
  longestPause: 30_000,
  attempts: 6,
}

/** The file to download, and whom to notify. */
export interface TransferParts {
  readonly file: string
  readonly paths: PartPaths
  /** Address and checksum that were asked for, and what is known of the file so far. */
  readonly journal: DownloadJournal
  readonly pace: TransferPace
  readonly signal: AbortSignal
  /** Rejects if the completed file is not a model. */
  readonly accept: (path: string) => Promise<unknown>
  readonly onNews: (news: TransferNews) => void
}

/** Bytes of the part that are read at once (1 MiB). */
const PIECE = 1 << 20

/** One download, which can be run once. */
export class ModelTransfer {
  readonly #parts: TransferParts
  #journal: DownloadJournal
  #hash: Hash = createHash('sha256')
  #bytes = 0

  constructor(parts: TransferParts) {
    this.#parts = parts
    this.#journal = parts.journal
  }

  /**
   * * Downloads what is missing, verifies the file and renames it.
   * @throws WorkbenchError `cancelled`, `download-failed` or `disk-full`, with part and journal kept for a later run;
   * `download-corrupt` or `model-invalid`, with both deleted; `download-state`.
   */
  async run(): Promise<void> {
    try {
      await this.#transfer()
    } catch (error) {
      // To go on with it would bring the same bytes.
      if (error instanceof WorkbenchError && /^(download-corrupt|model-invalid)$/.test(error.code))
        await removePart(this.#parts.paths)
      throw error
    }
  }

  async #transfer(): Promise<void> {
    const { paths } = this.#parts
    // Without a journal, nobody knows which file these bytes belong to.
    const begun = (await readJournal(paths)) !== null
    await writeJournal(paths, this.#journal)
    const handle = await open(paths.part, constants.O_RDWR | constants.O_CREAT)
    try {
      if (!begun) await handle.truncate(0).catch(aboutFile(paths.part))
      await this.#readPart(handle)
      await this.#fetchRest(handle)
      await handle.sync().catch(aboutFile(paths.part))
    } finally {
      await handle.close()
    }
    await this.#prove()
  }

  /** Hashes the bytes that are already there, because the checksum covers the whole file. */
  async #readPart(handle: FileHandle): Promise<void> {
    const piece = Buffer.alloc(PIECE)
    for (;;) {
      this.#throwIfCancelled()
      const { bytesRead } = await handle.read(piece, 0, PIECE, this.#bytes)
      if (bytesRead === 0) break
      this.#hash.update(piece.subarray(0, bytesRead))
      this.#bytes += bytesRead
    }
    const { total, validator, checksum } = this.#journal
    const provable = validator !== null || checksum !== null
    if (this.#bytes > 0 && (!provable || (total !== null && this.#bytes > total)))
      await this.#beginAnew(handle)
    this.#tell(null)
  }

  async #fetchRest(handle: FileHandle): Promise<void> {
    const { pace, signal } = this.#parts
    let most = this.#bytes
    let failures = 0
    while (this.#bytes === 0 || this.#bytes !== this.#journal.total) {
      try {
        await this.#attempt(handle)
      } catch (error) {
        this.#throwIfCancelled()
        if (!(error instanceof TransientFailure)) throw error
        failures = this.#bytes > most ? 1 : failures + 1
        most = Math.max(most, this.#bytes)
        if (failures >= pace.attempts) throw new WorkbenchError(error.details)
        this.#tell(error.details)
        // A stop ends the pause early; that is all it can throw, and the next line looks for it.
        await pause(Math.min(pace.longestPause, pace.firstPause * 2 ** (failures - 1)), null, {
          signal,
        }).catch(() => undefined)
        this.#throwIfCancelled()
      }
    }
  }

  async #attempt(handle: FileHandle): Promise<void> {
    const { signal, pace, file } = this.#parts
    const { address, validator } = this.#journal
    const from = this.#bytes
    const ranged =
      from === 0 ? {} : { Range: `bytes=${from}-`, ...(validator === null ? {} : { 'If-Range': validator }) }
    const exchange = await openExchange(address, {
      headers: ranged,
      stallMilliseconds: pace.stallMilliseconds,
      signal,
    })
    try {
      const answer = readAnswer(exchange, { file, from, journal: this.#journal })
      if (answer.begins === 'anew') await this.#beginAnew(handle)
      if (answer.begins === 'nothing') {
        await this.#beginAnew(handle)
        throw new TransientFailure(answer.reason)
      }
      this.#journal = answer.journal
      const { total } = this.#journal
      if (total !== null) await requireRoom(dirname(this.#parts.paths.part), total - this.#bytes)
      await writeJournal(this.#parts.paths, this.#journal)
      if (answer.begins !== 'whole') await this.#receive(handle, exchange)
    } finally {
      exchange.body.destroy()
    }
  }

  async #receive(handle: FileHandle, { body }: Exchange): Promise<void> {
    const { signal, pace } = this.#parts
    const { address, total } = this.#journal
    const silence = setTimeout(
      () => body.destroy(new Error(`nothing for ${Math.round(pace.stallMilliseconds / 1000)} s`)),
      pace.stallMilliseconds,
    )
    const failed = (expected: string, found: string): ErrorDetails => ({
      code: 'download-failed',
      address,
      expected,
      found,
    })
    const folder = dirname(this.#parts.paths.part)
    const takeRoom = roomAhead(folder)
    let arriving = true
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        arriving = false
        this.#throwIfCancelled()
        if (total !== null && this.#bytes + chunk.length > total)
          throw new WorkbenchError(failed(`${total} bytes`, 'more'))
        if (total === null) await takeRoom(chunk.length)
        await writeAll(handle, chunk, this.#bytes)
        this.#hash.update(chunk)
        this.#bytes += chunk.length
        this.#tell(null)
        silence.refresh()
        arriving = true
      }
    } catch (error) {
      if (signal.aborted || error instanceof WorkbenchError) throw error
      if (!arriving)
        throw writeFailure(error, { folder, address, missing: (total ?? this.#bytes) - this.#bytes })
      throw new TransientFailure(
        failed(
          total === null ? 'an answer to its end' : `${total} bytes`,
          `${this.#bytes} bytes, then ${reasonOf(error)}`,
        ),
      )
    } finally {
      clearTimeout(silence)
    }
    if (total !== null && this.#bytes < total)
      throw new TransientFailure(failed(`${total} bytes`, `${this.#bytes} bytes, then the end of the answer`))
    if (total === null) this.#journal = { ...this.#journal, total: this.#bytes }
    if (this.#bytes === 0) throw new WorkbenchError(failed('a model', 'an empty file'))
  }

  async #prove(): Promise<void> {
    const { file, paths, accept } = this.#parts
    await provePart({ file, paths, accept, journal: this.#journal, sha256: this.#hash.digest('hex') })
    this.#throwIfCancelled()
    await namePart(file, paths)
  }

  async #beginAnew(handle: FileHandle): Promise<void> {
    await handle.truncate(0).catch(aboutFile(this.#parts.paths.part))
    this.#hash = createHash('sha256')
    this.#bytes = 0
    const { checksum } = this.#journal
    this.#journal = {
      ...this.#journal,
      total: null,
      validator: null,
      checksum: checksum?.from === 'server' ? null : checksum,
    }
  }

  #tell(trouble: ErrorDetails | null): void {
    this.#parts.onNews({ bytes: this.#bytes, journal: this.#journal, trouble })
  }

  #throwIfCancelled(): void {
    if (this.#parts.signal.aborted) throw new WorkbenchError({ code: 'cancelled' })
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
