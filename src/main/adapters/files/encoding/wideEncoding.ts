/** UTF-16 by the first bytes of a file. */

/** Zero bytes at every other place from the beginning on are UTF-16: headers and ids are plain letters. */
const UTF_16_HEAD = 16

/** Tells UTF-16 by its byte order mark, or by the zeros between plain letters; null where it is something else. */
export function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const bytes = head.subarray(0, UTF_16_HEAD)
  if (bytes.length < 4) return null
  const zeros = (parity: number) => bytes.every((byte, index) => index % 2 !== parity || byte === 0)
  const filled = (parity: number) => bytes.every((byte, index) => index % 2 !== parity || byte !== 0)
  if (zeros(1) && filled(0)) return 'utf-16le'
  return zeros(0) && filled(1) ? 'utf-16be' : null
}
