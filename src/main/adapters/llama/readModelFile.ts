/** Reads what a GGUF file says about itself, and checks it before any native code sees it. */
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  GgmlType,
  GgufFileType,
  readGgufFileInfo,
  type GgufFileInfo,
  type GgufTensorInfo,
} from 'node-llama-cpp'
import { WorkbenchError } from '#shared/errors.ts'
import type { ModelFacts } from '#shared/vocabulary/models/models.ts'

const VERSIONS = [2, 3]
/** Far more than any model has, and few enough to detect a damaged header before it fills the memory. */
const MOST_TENSORS = 100_000n
const MOST_ENTRIES = 100_000n
const HEADER_BYTES = 24
/** Architectures that can only embed texts. */
const EMBEDDING_ONLY = /bert|^gte|t5encoder|^jina|embed/i

/** Elements and bytes per block of the common quantisations. For other types only the offset of a tensor is checked. */
const BLOCKS: Readonly<Partial<Record<GgmlType, readonly [number, number]>>> = {
  [GgmlType.F32]: [1, 4],
  [GgmlType.F16]: [1, 2],
  [GgmlType.BF16]: [1, 2],
  [GgmlType.Q4_0]: [32, 18],
  [GgmlType.Q4_1]: [32, 20],
  [GgmlType.Q5_0]: [32, 22],
  [GgmlType.Q5_1]: [32, 24],
  [GgmlType.Q8_0]: [32, 34],
  [GgmlType.Q2_K]: [256, 84],
  [GgmlType.Q3_K]: [256, 110],
  [GgmlType.Q4_K]: [256, 144],
  [GgmlType.Q5_K]: [256, 176],
  [GgmlType.Q6_K]: [256, 210],
}

/**
 * Checks header, metadata and the size of the file, and returns what they say.
 * @throws WorkbenchError `model-invalid` with what was expected and what was found.
 */
export async function readModelFile(path: string): Promise<ModelFacts> {
  const bytes = await checkHeader(path)
  const info = await readInfo(path)
  checkTensors(path, info, bytes)
  return factsOf(path, info, bytes)
}

async function checkHeader(path: string): Promise<number> {
  const unreadable = (error: unknown) => invalid(path, 'a file that can be read', reasonOf(error))
  const found = await stat(path).catch(unreadable)
  if (!found.isFile()) return invalid(path, 'a file', 'something else')
  const file = await open(path).catch(unreadable)
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0)
    if (bytesRead < HEADER_BYTES)
      return invalid(path, `a GGUF file of at least ${HEADER_BYTES} bytes`, `${bytesRead} bytes`)
    const magic = header.toString('latin1', 0, 4)
    if (magic !== 'GGUF')
      return invalid(
        path,
        'a GGUF file, which begins with “GGUF”',
        `“${magic.replace(/[^\x20-\x7e]/g, '.')}”`,
      )
    const version = header.readUInt32LE(4)
    if (!VERSIONS.includes(version))
      return invalid(path, `GGUF version ${VERSIONS.join(' or ')}`, `version ${version}`)
    const tensors = header.readBigUInt64LE(8)
    if (tensors === 0n || tensors > MOST_TENSORS)
      return invalid(path, `1 to ${MOST_TENSORS} tensors`, String(tensors))
    const entries = header.readBigUInt64LE(16)
    if (entries === 0n || entries > MOST_ENTRIES)
      return invalid(path, `1 to ${MOST_ENTRIES} entries of metadata`, String(entries))
    return found.size
  } finally {
    await file.close()
  }
}

async function readInfo(path: string): Promise<GgufFileInfo> {
  try {
    return await readGgufFileInfo(path, {
      sourceType: 'filesystem',
      readTensorInfo: true,
      logWarnings: false,
    })
  } catch (error) {
    return invalid(path, 'whole metadata, of every part of the model', reasonOf(error))
  }
}

function checkTensors(
  path: string,
  { tensorInfo = [], infoEndOffset = 0, splicedParts }: GgufFileInfo,
  bytes: number,
): void {
  // The parts of a split model are separate files, and tensor offsets refer to their own part.
  if (splicedParts > 1) return
  const end = Math.max(
    infoEndOffset,
    ...tensorInfo.map((tensor) => infoEndOffset + Number(tensor.offset) + sizeOf(tensor)),
  )
  if (!Number.isFinite(end) || end > bytes)
    invalid(
      path,
      `${Math.ceil(end).toLocaleString('en')} bytes for all tensors`,
      `${bytes.toLocaleString('en')} bytes; the file was cut off`,
    )
}

function sizeOf(tensor: GgufTensorInfo): number {
  const [elements, bytes] = BLOCKS[tensor.ggmlType] ?? [1, 0]
  return elementsOf(tensor) * (bytes / elements)
}

function elementsOf({ dimensions }: GgufTensorInfo): number {
  return dimensions.reduce<number>((product, length) => product * Number(length), 1)
}

function factsOf(path: string, info: GgufFileInfo, bytes: number): ModelFacts {
  const { metadata, architectureMetadata: specific, fullTensorInfo, tensorInfo } = info
  const { architecture, name, license } = metadata.general
  const number = (value: unknown) =>
    typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null
  const parameters = (fullTensorInfo ?? tensorInfo ?? []).reduce((sum, tensor) => sum + elementsOf(tensor), 0)
  const embeddingLength = number(specific.embedding_length)
  const contextLength = number(specific.context_length)
  if (embeddingLength === null || contextLength === null)
    return invalid(
      path,
      'a text model with context_length and embedding_length',
      `architecture ${architecture} without them`,
    )
  return {
    path,
    name: typeof name === 'string' && name !== '' ? name : basename(path, '.gguf'),
    bytes,
    architecture,
    parameters,
    quantization:
      metadata.general.file_type === undefined
        ? 'unknown'
        : (GgufFileType[metadata.general.file_type]?.replace(/^(ALL_|MOSTLY_)/, '') ?? 'unknown'),
    contextLength,
    embeddingLength,
    layers: number(specific.block_count) ?? 0,
    cacheBytesPerToken: cacheBytesPerToken(specific, embeddingLength),
    chatTemplate: typeof metadata.tokenizer?.chat_template === 'string',
    embeds:
      EMBEDDING_ONLY.test(architecture) ||
      ('pooling_type' in specific && specific.pooling_type !== undefined),
    license: typeof license === 'string' ? license : null,
  }
}

/** Bytes of one number of a key or value in the cache (float16). */
const CACHED_BYTES = 2

/**
 * Returns the bytes of the cache per token. Heads may share keys and values, and some layers have none; what the file
 * does not say is assumed to be as large as it can be.
 */
function cacheBytesPerToken(
  { block_count, attention }: GgufFileInfo['architectureMetadata'],
  embeddingLength: number,
): number {
  const layers = Number(block_count ?? 0)
  const heads = Number(attention?.head_count ?? 1)
  const kept = attention?.head_count_kv ?? heads
  const keptHeads = Array.isArray(kept)
    ? kept.reduce((sum: number, count) => sum + Number(count), 0)
    : layers * Number(kept)
  const width = embeddingLength / Math.max(1, heads)
  return (
    keptHeads *
    (Number(attention?.key_length ?? width) + Number(attention?.value_length ?? width)) *
    CACHED_BYTES
  )
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200)
}

function invalid(path: string, expected: string, found: string): never {
  throw new WorkbenchError({ code: 'model-invalid', path, expected, found })
}
