/** The bytes of one file of a dataset, as they lie on disk and unpacked, and their hash. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { gunzipped } from './encoding/gunzipped.ts'

/** Bytes that are read at once. */
const READ_AT_ONCE = 64 * 1024

export class DatasetBytes {
  readonly compression: 'gzip' | undefined
  readonly #path: string
  readonly #refuse: (cause: unknown) => Error
  #sha256: string | null = null

  private constructor(path: string, compression: 'gzip' | undefined, refuse: (cause: unknown) => Error) {
    this.#path = path
    this.compression = compression
    this.#refuse = refuse
  }

  /** Looks at the first bytes of a file; one that cannot be read says so when it is read. `refuse` makes the error for it. */
  static async at(path: string, refuse: (cause: unknown) => Error): Promise<DatasetBytes> {
    return new DatasetBytes(path, (await isGzip(path)) ? 'gzip' : undefined, refuse)
  }

  /**
   * Yields the bytes, unpacked. `notice` is told how many were read from disk, often 0; if it throws, reading ends. Rejects with
   * `GzipFault`.
   */
  async *chunks(notice: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    if (this.compression === undefined) {
      yield* this.#onDisk(notice)
      return
    }
    for await (const chunk of gunzipped((start) => this.#onDisk(start === 0 ? notice : ignored, start))) {
      // Few bytes may unpack to very many; also then reading can be ended.
      notice(0)
      yield chunk
    }
  }

  /** SHA-256 (hex) of the bytes on disk. Known once they have been read to their end; else they are read for it. */
  async sha256(notice: (bytes: number) => void): Promise<string> {
    if (this.#sha256 === null) for await (const chunk of this.#onDisk(notice)) void chunk
    return this.#sha256 ?? ''
  }

  async *#onDisk(notice: (bytes: number) => void, start = 0): AsyncGenerator<Uint8Array> {
    const hash = start === 0 && this.#sha256 === null ? createHash('sha256') : null
    for await (const chunk of this.#read(start)) {
      hash?.update(chunk)
      notice(chunk.length)
      yield chunk
    }
    if (hash !== null) this.#sha256 = hash.digest('hex')
  }

  /** A file may have gone since its folder was listed. */
  async *#read(start: number): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of createReadStream(this.#path, { start, highWaterMark: READ_AT_ONCE }))
        yield chunk as Buffer
    } catch (cause) {
      throw this.#refuse(cause)
    }
  }
}

function ignored(): void {
  // Bytes behind the end are looked at, not counted again.
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
    } finally {
      await file.close()
    }
  } catch {
    // Whoever reads the file hears of it; nobody may need it.
    return false
  }
}
