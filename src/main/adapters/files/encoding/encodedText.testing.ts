/** Bytes of texts in encodings that Node only decodes. */

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

/** Returns the bytes of a text in an encoding of one or two bytes for each character, such as "windows-1252" or "gbk". */
export function encodedText(text: string, encoding: string): Buffer {
  const table = tables.get(encoding) ?? tableOf(encoding)
  tables.set(encoding, table)
  const bytes = [...text].map((character) => {
    const found = character < '\u0080' ? [character.charCodeAt(0)] : table.get(character)
    if (found === undefined) throw new Error(`${encoding} has no ${character}`)
    return found
  })
  return Buffer.from(bytes.flat())
}

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>()
  for (let lead = 0x80; lead <= 0xff; lead++) {
    const single = decoded(encoding, [lead])
    if (single.length === 1) table.set(single, [lead])
    else
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const pair = decoded(encoding, [lead, trail])
        if (pair.length === 1 && !table.has(pair)) table.set(pair, [lead, trail])
      }
  }
  return table
}

function decoded(encoding: string, bytes: readonly number[]): string {
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes), { stream: true })
}
