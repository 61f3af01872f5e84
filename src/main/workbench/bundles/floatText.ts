/** 32-bit floats as text: little-endian bytes in base64, the same on every machine. */

/** Returns the text of a vector. */
export function base64Of(vector: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(vector.length * 4))
  vector.forEach((value, index) => bytes.setFloat32(index * 4, value, true))
  return Buffer.from(bytes.buffer).toString('base64')
}

/** Returns the vector of a text; null if it has no whole number of floats, or one that is no finite number. */
export function floatsOf(text: string): Float32Array | null {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length % 4 !== 0) return null
  const vector = Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4))
  return vector.every(Number.isFinite) ? vector : null
}
