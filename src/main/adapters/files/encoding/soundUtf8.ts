/** Whether bytes are UTF-8, by the fast way of Node where they are. */
import { isUtf8 } from 'node:buffer'
import { invalidUtf8 } from './invalidUtf8.ts'

/** As `invalidUtf8` where the end may cut off a character. */
export function soundUtf8(bytes: Uint8Array): { readonly at: number; readonly whole: number } {
  let whole = bytes.length
  // Back to the beginning of the last character, at most three bytes before the end.
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    if (length > back) whole = bytes.length - back
    break
  }
  return isUtf8(bytes.subarray(0, whole)) ? { at: -1, whole } : invalidUtf8(bytes, { cut: true })
}
