/** What a stored vector is held against: LanceDB has no checksums, and answers with what damaged bytes say. */
import { createHash } from 'node:crypto'

/** Returns the first 32 hexadecimal digits of the SHA-256 of the key and of the bytes of the vector. */
export function sealOf(key: string, vector: Float32Array): string {
  const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
  return createHash('sha256').update(key).update(bytes).digest('hex').slice(0, 32)
}
