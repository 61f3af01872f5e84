/** Where bytes stop being UTF-8. */

/**
 * Returns the index of the first byte that is no UTF-8, or -1. A character that is cut off by the end of the bytes
 * counts as sound where `cut` allows it; `whole` is where it begins, else the length.
 */
export function invalidUtf8(
  bytes: Uint8Array,
  { cut }: { readonly cut: boolean },
): { readonly at: number; readonly whole: number } {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return { at, whole: at }
    if (length < 0) return { at: cut ? -1 : at, whole: at }
    at += length
  }
  return { at: -1, whole: bytes.length }
}

/** Bytes of the character that begins here: 0 where it is none, -1 where the end of the bytes cuts it off. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index]
    if (next === undefined) return -1
    if (next < 0x80 || next > 0xbf) return 0
    // Overlong forms, surrogates, and what is beyond the last character.
    if (index === 1 && ((lead === 0xe0 && next < 0xa0) || (lead === 0xed && next > 0x9f))) return 0
    if (index === 1 && ((lead === 0xf0 && next < 0x90) || (lead === 0xf4 && next > 0x8f))) return 0
  }
  return length
}
