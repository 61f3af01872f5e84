/**
 * What an import needs of a file: its name and its lines. An adapter gives them, a test writes them as
 * literals.
 */

export interface SourceFile {
  /** File name without a folder: `CDs.item`. */
  readonly name: string
  /** The lines without their `\n`, read anew from the start at each call, so that large files can stream. */
  lines(): AsyncIterable<string>
}

/** A file whose size is known before it is read. */
export interface SizedFile extends SourceFile {
  readonly bytes: number
}

/** A file that is already text: for tests and for what is generated in memory. */
export function textFile(name: string, text: string): SourceFile {
  return {
    name,
    async *lines() {
      yield* text.split('\n')
    },
  }
}

/** `CDs.train.inter` with suffix `.train.inter` -> `CDs`; null where the name ends otherwise. */
export function baseName(name: string, suffix: string): string | null {
  return name.length > suffix.length && name.endsWith(suffix) ? name.slice(0, -suffix.length) : null
}
