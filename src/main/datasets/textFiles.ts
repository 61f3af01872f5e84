/** What an import needs of a file: its name and its lines. An adapter provides them; a test writes them as literals. */

/** A text file to be read line by line. */
export interface SourceFile {
  /** File name without a folder: `CDs.item`. */
  readonly name: string
  /**
   * Yields the lines without their line feeds. Each call reads from the start again, so that large files can be streamed. A reading
   * that is `uncounted` is no progress.
   */
  lines(how?: { readonly uncounted?: boolean }): AsyncIterable<string>
  /** Yields the same lines, many at once, which is much faster; absent where they come one by one. */
  lineLists?(): AsyncIterable<readonly string[]>
  /** What the lines are decoded from, such as "Windows-1252". Absent where they are text already. */
  encoding?(): Promise<string>
  /** Its size on disk; absent where it is no file. */
  readonly bytes?: number
  /** Absent where it is not compressed. The name is without the ending that says so. */
  readonly compression?: 'gzip'
  /** SHA-256 (hex) of its bytes on disk. */
  sha256?(): Promise<string>
  /** Whether there is a quotation mark in it; absent where nobody knows. */
  holdsQuotes?(): Promise<boolean>
}

/** A file whose size is known before it is read. */
export interface SizedFile extends SourceFile {
  readonly bytes: number
  /** Whether the user chose this file, and its folder only for what belongs to it: it counts before others of its kind. */
  readonly chosen?: boolean
}

/** Returns the lines of a file from its start, as many at once as it gives. */
export function lineLists(file: SourceFile): AsyncIterable<readonly string[]> {
  return file.lineLists?.() ?? singleLines(file)
}

async function* singleLines(file: SourceFile): AsyncGenerator<readonly string[]> {
  for await (const line of file.lines()) yield [line]
}

/** The files of one folder, or files that were chosen together, and the name of that place for errors. */
export interface FilesAt<File extends SourceFile = SourceFile> {
  readonly from: string
  readonly files: readonly File[]
}

/** Makes a source file of a text in memory, for tests and for generated data. Its size is that of its characters. */
export function textFile(name: string, text: string): SizedFile {
  return {
    name,
    bytes: text.length,
    async *lines() {
      yield* text.split('\n')
    },
  }
}

/**
 * Returns the name without the suffix, `CDs` for `CDs.train.inter` and `.train.inter`; null where the name ends
 * otherwise.
 */
export function baseName(name: string, suffix: string): string | null {
  return name.length > suffix.length && name.endsWith(suffix) ? name.slice(0, -suffix.length) : null
}
