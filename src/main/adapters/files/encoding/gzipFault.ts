/** Why a gzip file cannot be read to its end. */
export class GzipFault extends Error {
  /** What is found in place of a whole gzip file. */
  readonly found: string

  constructor(found: string, cause?: unknown) {
    super(found, { cause })
    this.name = 'GzipFault'
    this.found = found
  }
}
