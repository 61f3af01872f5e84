/**
 * Reads the header of a GGUF file. Every length and count is held against the bytes that the file has before anything
 * is made of it, because the file may come from anywhere (docs/decisions/0088-model-files-are-read-with-bounds.md).
 */
import type { FileHandle } from 'node:fs/promises'
import { FileCursor } from './fileCursor.ts'
import type { GgufHeader, GgufTensor, GgufValue, Refuse } from './ggufHeader.ts'
import { readGgufValue, readText, readWhole } from './readGgufValue.ts'

const VERSIONS = [2, 3]
const BEGIN_BYTES = 24
/** The header of a model with a vocabulary of a million words has some 50 MB. */
const MOST_HEADER_BYTES = 256 * 1024 * 1024
/** Far more than any model has. */
const MOST_TENSORS = 100_000n
const MOST_ENTRIES = 100_000n
const MOST_KEY_BYTES = 65_535
const MOST_NAME_BYTES = 256
const MOST_DIMENSIONS = 4
const MOST_TYPE = 1_000
/** Of one key (its length, one letter, its type, one byte) and of one tensor (name, count, a dimension, type, offset). */
const LEAST_ENTRY_BYTES = 8 + 1 + 4 + 1
const LEAST_TENSOR_BYTES = 8 + 4 + 8 + 4 + 8

/**
 * Reads the header of a file of `bytes` bytes. Takes time and memory in proportion to the header, of which at most 256 MB
 * are read.
 */
export async function readGgufHeader(file: FileHandle, bytes: number, refuse: Refuse): Promise<GgufHeader> {
  const readable = Math.min(bytes, MOST_HEADER_BYTES)
  const cursor = new FileCursor(file, readable, (wanted, at, left) =>
    readable < bytes
      ? refuse('a header of at most 256 MB', `one that goes on for ${wanted} bytes at byte ${at}`)
      : refuse(
          'a header within the file',
          `one that goes on for ${wanted} bytes at byte ${at}, where ${left} are left; the file was cut off or is damaged`,
        ),
  )
  const { tensorCount, entryCount } = await readBegin(cursor, bytes, refuse)
  const metadata = new Map<string, GgufValue>()
  for (let entry = 0; entry < entryCount; entry += 1) {
    const key = await readText(cursor, MOST_KEY_BYTES, 'a key', refuse)
    if (metadata.has(key)) return refuse('every key of the metadata once', `“${key.slice(0, 80)}” twice`)
    metadata.set(key, await readGgufValue(cursor, key, refuse))
  }
  const alignment = alignmentOf(metadata.get('general.alignment') ?? 32, refuse)
  const tensors: GgufTensor[] = []
  for (let tensor = 0; tensor < tensorCount; tensor += 1) tensors.push(await readTensor(cursor, refuse))
  return { metadata, tensors, endsAt: Math.ceil(cursor.at / alignment) * alignment }
}

async function readBegin(
  cursor: FileCursor,
  bytes: number,
  refuse: Refuse,
): Promise<{ readonly tensorCount: number; readonly entryCount: number }> {
  if (bytes < BEGIN_BYTES) return refuse(`a GGUF file of at least ${BEGIN_BYTES} bytes`, `${bytes} bytes`)
  await cursor.need(BEGIN_BYTES)
  const begin = cursor.take(BEGIN_BYTES)
  const magic = begin.toString('latin1', 0, 4)
  if (magic !== 'GGUF')
    return refuse('a GGUF file, which begins with “GGUF”', `“${magic.replace(/[^\x20-\x7e]/g, '.')}”`)
  const version = begin.readUInt32LE(4)
  if (!VERSIONS.includes(version))
    return refuse(`GGUF version ${VERSIONS.join(' or ')}`, `version ${version}`)
  const tensors = begin.readBigUInt64LE(8)
  if (tensors === 0n || tensors > MOST_TENSORS) return refuse(`1 to ${MOST_TENSORS} tensors`, String(tensors))
  const entries = begin.readBigUInt64LE(16)
  if (entries === 0n || entries > MOST_ENTRIES)
    return refuse(`1 to ${MOST_ENTRIES} entries of metadata`, String(entries))
  return {
    entryCount: cursor.checked(entries, LEAST_ENTRY_BYTES),
    tensorCount: cursor.checked(tensors, LEAST_TENSOR_BYTES),
  }
}

function alignmentOf(value: unknown, refuse: Refuse): number {
  const alignment = typeof value === 'number' ? value : 0
  // A power of two, as the format asks.
  return alignment >= 1 && Number.isInteger(Math.log2(alignment))
    ? alignment
    : refuse('general.alignment as a power of two', String(value).slice(0, 40))
}

async function readTensor(cursor: FileCursor, refuse: Refuse): Promise<GgufTensor> {
  const name = await readText(cursor, MOST_NAME_BYTES, 'the name of a tensor', refuse)
  await cursor.need(4)
  const count = cursor.take(4).readUInt32LE(0)
  if (count < 1 || count > MOST_DIMENSIONS)
    return refuse(`1 to ${MOST_DIMENSIONS} dimensions of tensor “${name}”`, String(count))
  const dimensions: number[] = []
  for (let dimension = 0; dimension < count; dimension += 1) {
    const length = await readWhole(cursor, `a dimension of tensor “${name}”`, refuse)
    dimensions.push(length > 0 ? length : refuse(`a dimension of tensor “${name}” above 0`, '0'))
  }
  await cursor.need(4)
  const type = cursor.take(4).readUInt32LE(0)
  if (type > MOST_TYPE) return refuse(`a known type of tensor “${name}”`, `type ${type}`)
  return { dimensions, type, offset: await readWhole(cursor, `the place of tensor “${name}”`, refuse) }
}
