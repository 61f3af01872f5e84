/** Hashes text with SHA-256. */
import { createHash } from 'node:crypto'

/** Returns the SHA-256 of the text, or of its pieces one after the other, in UTF-8, as 64 hexadecimal digits in lower case. */
export function sha256(text: string | Iterable<string>): string {
  const hash = createHash('sha256')
  for (const piece of typeof text === 'string' ? [text] : text) hash.update(piece)
  return hash.digest('hex')
}
