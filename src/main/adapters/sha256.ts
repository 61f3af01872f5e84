/** Hashes text with SHA-256. */
import { createHash } from 'node:crypto'

/** Returns the SHA-256 of the text in UTF-8, as 64 hexadecimal digits in lower case. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
