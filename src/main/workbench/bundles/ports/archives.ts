/** Archives of bundles: one file on disk that holds others. */

/** A file of an archive, with the SHA-256 of its bytes. */
export interface ArchivedFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** An archive that is being written. It appears under its name when it is whole, and otherwise not at all. */
export interface ArchiveWriter {
  /** Adds a file, whose bytes come in pieces. Files follow one another. */
  add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<ArchivedFile>
  /** Ends the archive and returns its size in bytes. The same files in the same order give the same bytes. */
  finish(): Promise<number>
  /** Removes what was written, unless it is finished. */
  abandon(): Promise<void>
}

/** What an archive may hold at most. Sizes are in bytes. */
export interface ArchiveLimits {
  readonly files: number
  readonly fileBytes: number
  readonly allBytes: number
  /** How often larger a file may be than it is packed; files below `smallBytes` may be more. */
  readonly ratio: number
  readonly smallBytes: number
  /** The longest line of a file, in bytes. */
  readonly lineBytes: number
}

/** A folder with files of a bundle. Names are relative, with `/`. */
export interface BundleFolder {
  /** Whether there is a file of this name. */
  has(name: string): Promise<boolean>
  /** Reads a file of at most `limit` bytes. @throws WorkbenchError `bundle-invalid` if it is larger or no UTF-8. */
  text(name: string, limit: number): Promise<string>
  /** Yields the lines of a file, none if there is no such file. @throws WorkbenchError `bundle-invalid` as `text`, and if the last line has no end. */
  lines(name: string): AsyncIterable<string>
  /** Returns the path of a file or folder. */
  pathOf(name: string): string
  /** Deletes the folder with all that is in it. */
  remove(): Promise<void>
}

/** A bundle that was unpacked, but not yet believed. Until it is committed, a kill leaves nothing of it. */
export interface UnpackedBundle extends BundleFolder {
  /** Size of the archive in bytes. */
  readonly bytes: number
  readonly files: readonly ArchivedFile[]
  /** Writes a file, in place of one of that name. */
  write(name: string, text: string): Promise<void>
  /** Moves a file within the folder. */
  move(name: string, to: string): Promise<void>
  /** Accepts the bundle in one rename. From then on a kill leaves all of it, and the next start ends the opening. */
  commit(name: string): Promise<BundleFolder>
}

/** The bundles of a home while they are opened, and archives anywhere. */
export interface BundleArchives {
  /** Begins an archive at this path. */
  create(path: string): Promise<ArchiveWriter>
  /** @throws WorkbenchError `argument-invalid` where something is at this path: nothing is overwritten. */
  requireAbsent(path: string): Promise<void>
  /** Reads a file of at most `limit` bytes whole. @throws WorkbenchError `too-large`. */
  bytesOf(path: string, limit: number): Promise<Uint8Array>
  /** Returns a path of the home for an archive that is about to be sent, with a function that deletes it. */
  aside(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }>
  /** Unpacks an archive, or the only file of a folder, into a folder of the home. @throws WorkbenchError `bundle-invalid`, and then nothing is left of it. */
  unpack(path: string, limits: ArchiveLimits): Promise<UnpackedBundle>
  /** Returns the bundles that were committed, and whose opening has not ended. */
  committed(): Promise<readonly BundleFolder[]>
  /** Deletes what processes left that were killed while they wrote, unpacked or replayed. */
  sweep(): Promise<void>
}
