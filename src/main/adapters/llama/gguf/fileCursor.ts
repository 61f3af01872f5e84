/** Reads a file from its beginning, piece by piece, and never asks for a byte that the file does not have. */
import type { FileHandle } from 'node:fs/promises'

const PIECE_BYTES = 1 << 20

/** A position in a file of known size, with the bytes around it in memory. At most one piece is held at a time. */
export class FileCursor {
  readonly #file: FileHandle
  readonly #size: number
  readonly #outOfBounds: (wanted: bigint, at: number, left: number) => never
  #piece = Buffer.alloc(0)
  #pieceAt = 0
  #at = 0

  /**
   * `size` is the number of bytes that may be read. `outOfBounds` throws what the caller says of a file that claims
   * `wanted` further bytes at byte `at`, where `left` are left.
   */
  constructor(
    file: FileHandle,
    size: number,
    outOfBounds: (wanted: bigint, at: number, left: number) => never,
  ) {
    this.#file = file
    this.#size = size
    this.#outOfBounds = outOfBounds
  }

  /** The byte that is read next, counted from 0. */
  get at(): number {
    return this.#at
  }

  /** Bytes that are left. */
  get left(): number {
    return this.#size - this.#at
  }

  /** Returns a count or length of the file as a number, after it was held against the bytes that so many items take at least. */
  checked(count: bigint, bytesEach: number): number {
    if (count < 0n || count * BigInt(bytesEach) > BigInt(this.left))
      return this.#outOfBounds(count * BigInt(bytesEach), this.#at, this.left)
    return Number(count)
  }

  /** Moves over bytes without reading them. */
  skip(bytes: number): void {
    this.#at += this.checked(BigInt(bytes), 1)
  }

  /** Tells whether the next bytes are in memory, so that `here` may be called without waiting for the disk. */
  has(bytes: number): boolean {
    return this.#at + bytes <= this.#pieceAt + this.#piece.length && this.#at >= this.#pieceAt
  }

  /** Brings the next bytes into memory. */
  async need(bytes: number): Promise<void> {
    this.checked(BigInt(bytes), 1)
    if (this.has(bytes)) return
    const wanted = Math.min(Math.max(bytes, PIECE_BYTES), this.left)
    const piece = Buffer.alloc(wanted)
    let read = 0
    while (read < wanted) {
      const { bytesRead } = await this.#file.read(piece, read, wanted - read, this.#at + read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    this.#piece = piece.subarray(0, read)
    this.#pieceAt = this.#at
    // The file became shorter while it was read.
    if (read < bytes) this.#outOfBounds(BigInt(bytes), this.#at, read)
  }

  /** Returns the next bytes, which `need` brought, and moves over them. */
  take(bytes: number): Buffer {
    const from = this.#at - this.#pieceAt
    this.#at += bytes
    return this.#piece.subarray(from, from + bytes)
  }
}
