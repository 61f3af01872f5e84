/** Hashes files with SHA-256. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

const READ_BYTES = 1024 ** 2

/** Returns the SHA-256 of a file of any size, read in pieces, as 64 hexadecimal digits in lower case. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: READ_BYTES }))
    hash.update(piece as Buffer)
  return hash.digest('hex')
}
