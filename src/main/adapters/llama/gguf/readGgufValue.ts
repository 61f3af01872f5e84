/** Reads one value of the metadata of a GGUF file. */
import type { FileCursor } from './fileCursor.ts'
import type { GgufValue, Refuse } from './ggufHeader.ts'

/** How numbers of the types of the format are read; type 8 is a text, type 9 a list. */
const NUMBERS: Readonly<
  Record<number, { readonly bytes: number; read(bytes: Buffer): number | bigint | boolean }>
> = {
  0: { bytes: 1, read: (bytes) => bytes.readUInt8(0) },
  1: { bytes: 1, read: (bytes) => bytes.readInt8(0) },
  2: { bytes: 2, read: (bytes) => bytes.readUInt16LE(0) },
  3: { bytes: 2, read: (bytes) => bytes.readInt16LE(0) },
  4: { bytes: 4, read: (bytes) => bytes.readUInt32LE(0) },
  5: { bytes: 4, read: (bytes) => bytes.readInt32LE(0) },
  6: { bytes: 4, read: (bytes) => bytes.readFloatLE(0) },
  7: { bytes: 1, read: (bytes) => bytes.readUInt8(0) !== 0 },
  10: { bytes: 8, read: (bytes) => bytes.readBigUInt64LE(0) },
  11: { bytes: 8, read: (bytes) => bytes.readBigInt64LE(0) },
  12: { bytes: 8, read: (bytes) => bytes.readDoubleLE(0) },
}
const TEXT = 8
const LIST = 9
/** Longer lists are only counted: those of one number for each layer are shorter. */
const MOST_KEPT_NUMBERS = 10_000
/** Chat templates are the longest texts; some have 20,000 letters. */
const MOST_TEXT_BYTES = 16 * 1024 * 1024

/** Reads the type of a value and the value. */
export async function readGgufValue(cursor: FileCursor, key: string, refuse: Refuse): Promise<GgufValue> {
  await cursor.need(4)
  const type = cursor.take(4).readUInt32LE(0)
  if (type === TEXT) return readText(cursor, MOST_TEXT_BYTES, `the value of “${key}”`, refuse)
  if (type === LIST) return readList(cursor, key, refuse)
  const number = NUMBERS[type]
  if (!number) return refuse(`a value of “${key}” of a known type`, `type ${type}`)
  await cursor.need(number.bytes)
  return number.read(cursor.take(number.bytes))
}

/** Reads a text of at most so many bytes. */
export async function readText(
  cursor: FileCursor,
  most: number,
  what: string,
  refuse: Refuse,
): Promise<string> {
  await cursor.need(8)
  const length = cursor.checked(cursor.take(8).readBigUInt64LE(0), 1)
  if (length > most) return refuse(`${what} of at most ${most} bytes`, `${length} bytes`)
  await cursor.need(length)
  return cursor.take(length).toString('utf8')
}

/** Reads a whole number that must be small enough to count with. */
export async function readWhole(cursor: FileCursor, what: string, refuse: Refuse): Promise<number> {
  await cursor.need(8)
  const value = cursor.take(8).readBigUInt64LE(0)
  return value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : refuse(`${what} below 2^53`, String(value))
}

async function readList(cursor: FileCursor, key: string, refuse: Refuse): Promise<GgufValue> {
  await cursor.need(12)
  const type = cursor.take(4).readUInt32LE(0)
  const count = cursor.take(8).readBigUInt64LE(0)
  if (type === TEXT) return { items: await skipTexts(cursor, cursor.checked(count, 8)) }
  const number = NUMBERS[type]
  if (!number)
    return refuse(`a list “${key}” of numbers or texts`, type === LIST ? 'a list of lists' : `type ${type}`)
  const items = cursor.checked(count, number.bytes)
  if (items > MOST_KEPT_NUMBERS) {
    cursor.skip(items * number.bytes)
    return { items }
  }
  const values: number[] = []
  await cursor.need(items * number.bytes)
  for (let item = 0; item < items; item += 1) values.push(Number(number.read(cursor.take(number.bytes))))
  return values
}

async function skipTexts(cursor: FileCursor, items: number): Promise<number> {
  for (let item = 0; item < items; item += 1) {
    if (!cursor.has(8)) await cursor.need(8)
    cursor.skip(cursor.checked(cursor.take(8).readBigUInt64LE(0), 1))
  }
  return items
}
