/** Reads what a GGUF file says about itself, and checks it before any native code sees it. */
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { GgmlType, GgufFileType } from 'node-llama-cpp'
import { WorkbenchError } from '#shared/errors.ts'
import { formatCount } from '#shared/quantities.ts'
import type { ModelFacts } from '#shared/vocabulary/models/models.ts'
import type { GgufHeader, GgufTensor, Refuse } from './gguf/ggufHeader.ts'
import { readGgufHeader } from './gguf/readGgufHeader.ts'
import { modelParts } from './gguf/modelParts.ts'

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

interface Part {
  readonly bytes: number
  readonly header: GgufHeader
}

/**
 * Checks header, metadata and the size of every file of the model, and returns what they say.
 * @throws WorkbenchError `model-invalid` with what was expected and what was found.
 */
export async function readModelFile(path: string): Promise<ModelFacts> {
  const parts: Part[] = []
  // One after the other: the first that is missing or damaged ends it, whatever number of parts the name claims.
  for (const part of modelParts(path)) parts.push(await readPart(part))
  const [first] = parts
  if (!first) return refusalOf(path)('a GGUF file', 'none')
  return factsOf(path, first, parts)
}

async function readPart(path: string): Promise<Part> {
  const refuse = refusalOf(path)
  const unreadable = (error: unknown) => refuse('a file that can be read', reasonOf(error))
  const found = await stat(path).catch(unreadable)
  if (!found.isFile()) return refuse('a file', 'something else')
  const file = await open(path).catch(unreadable)
  try {
    const header = await readGgufHeader(file, found.size, refuse)
    checkTensors(header, found.size, refuse)
    return { bytes: found.size, header }
  } catch (error) {
    if (error instanceof WorkbenchError) throw error
    return unreadable(error)
  } finally {
    await file.close()
  }
}

function checkTensors({ tensors, endsAt }: GgufHeader, bytes: number, refuse: Refuse): void {
  const end = tensors.reduce(
    (furthest, tensor) => Math.max(furthest, endsAt + tensor.offset + sizeOf(tensor)),
    endsAt,
  )
  if (!Number.isFinite(end) || end > bytes)
    refuse(
      `${formatCount(Math.ceil(end))} bytes for all tensors`,
      `${formatCount(bytes)} bytes; the file was cut off`,
    )
}

function sizeOf(tensor: GgufTensor): number {
  const [elements, bytes] = BLOCKS[tensor.type as GgmlType] ?? [1, 0]
  return elementsOf(tensor) * (bytes / elements)
}

function elementsOf({ dimensions }: GgufTensor): number {
  return dimensions.reduce((product, length) => product * length, 1)
}

function factsOf(path: string, { header }: Part, parts: readonly Part[]): ModelFacts {
  const { metadata } = header
  const text = (key: string) => {
    const value = metadata.get(key)
    return typeof value === 'string' ? value : null
  }
  const architecture = text('general.architecture') ?? ''
  const number = (key: string) => numberOf(metadata.get(`${architecture}.${key}`))
  const embeddingLength = number('embedding_length')
  const contextLength = number('context_length')
  if (embeddingLength === null || contextLength === null)
    return refusalOf(path)(
      'a text model with context_length and embedding_length',
      architecture === '' ? 'a file without an architecture' : `architecture ${architecture} without them`,
    )
  const fileType = numberOf(metadata.get('general.file_type'))
  return {
    path,
    name: text('general.name') || basename(path, '.gguf'),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    architecture,
    parameters: parts.reduce(
      (sum, part) => sum + part.header.tensors.reduce((count, tensor) => count + elementsOf(tensor), 0),
      0,
    ),
    quantization: quantizationOf(fileType),
    contextLength,
    embeddingLength,
    layers: number('block_count') ?? 0,
    cacheBytesPerToken: cacheBytesPerToken(header, architecture, embeddingLength),
    chatTemplate: text('tokenizer.chat_template') !== null,
    embeds: EMBEDDING_ONLY.test(architecture) || metadata.has(`${architecture}.pooling_type`),
    license: text('general.license'),
  }
}

function quantizationOf(fileType: number | null): string {
  const name = fileType === null ? undefined : GgufFileType[fileType]
  return name?.replace(/^(ALL_|MOSTLY_)/, '') ?? 'unknown'
}

/** Bytes of one number of a key or value in the cache (float16). */
const CACHED_BYTES = 2

/**
 * Returns the bytes of the cache per token. Heads may share keys and values, and some layers have none; what the file
 * does not say is assumed to be as large as it can be.
 */
function cacheBytesPerToken({ metadata }: GgufHeader, architecture: string, embeddingLength: number): number {
  const number = (key: string) => numberOf(metadata.get(`${architecture}.${key}`))
  const layers = number('block_count') ?? 0
  const heads = number('attention.head_count') ?? 1
  const kept = metadata.get(`${architecture}.attention.head_count_kv`)
  const keptHeads = Array.isArray(kept)
    ? kept.reduce<number>((sum, count) => sum + Number(count), 0)
    : layers * (numberOf(kept) ?? heads)
  const width = embeddingLength / Math.max(1, heads)
  return (
    keptHeads *
    ((number('attention.key_length') ?? width) + (number('attention.value_length') ?? width)) *
    CACHED_BYTES
  )
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200)
}

function refusalOf(path: string): Refuse {
  return (expected, found) => {
    throw new WorkbenchError({ code: 'model-invalid', path, expected, found })
  }
}
