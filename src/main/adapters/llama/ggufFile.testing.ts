/** Writes GGUF files: a header of values by name, then tensors. */

/** A tensor; the shape has the fastest dimension first, and the bytes are little-endian 32-bit floats. */
export interface GgufTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly bytes: Buffer
}

/** Values that replace the true ones, for tests of damaged files. */
export interface GgufHeader {
  readonly magic?: string
  readonly version?: number
  readonly tensors?: bigint
  readonly entries?: bigint
}

const ALIGNMENT = 32
/** The numbers that GGUF uses for types of values. */
const TYPE = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const

/** One value of the header with its name, as bytes. */
export const ggufEntry = {
  string: (key: string, value: string) => entry(key, TYPE.string, text(value)),
  uint32: (key: string, value: number) => entry(key, TYPE.uint32, uint32(value)),
  float32: (key: string, value: number) => entry(key, TYPE.float32, float32(value)),
  bool: (key: string, value: boolean) => entry(key, TYPE.bool, Buffer.from([value ? 1 : 0])),
  strings: (key: string, values: readonly string[]) => array(key, TYPE.string, values.map(text)),
  float32s: (key: string, values: readonly number[]) => array(key, TYPE.float32, values.map(float32)),
  int32s: (key: string, values: readonly number[]) => array(key, TYPE.int32, values.map(uint32)),
}

/** Returns the bytes of a file with these entries and tensors, in their order. */
export function ggufFile(
  entries: readonly Buffer[],
  tensors: readonly GgufTensor[],
  header: GgufHeader = {},
): Buffer {
  const {
    magic = 'GGUF',
    version = 3,
    tensors: count = BigInt(tensors.length),
    entries: pairs = BigInt(entries.length),
  } = header
  let offset = 0
  const infos = tensors.map(({ name, shape, bytes }) => {
    const info = Buffer.concat([
      text(name),
      uint32(shape.length),
      ...shape.map((length) => uint64(length)),
      uint32(0),
      uint64(offset),
    ])
    offset += aligned(bytes.length)
    return info
  })
  const head = Buffer.concat([
    Buffer.from(magic),
    uint32(version),
    bigint64(count),
    bigint64(pairs),
    ...entries,
    ...infos,
  ])
  return Buffer.concat([padded(head), ...tensors.map(({ bytes }) => padded(bytes))])
}

function entry(key: string, type: number, value: Buffer): Buffer {
  return Buffer.concat([text(key), uint32(type), value])
}

function array(key: string, type: number, items: readonly Buffer[]): Buffer {
  return entry(key, TYPE.array, Buffer.concat([uint32(type), uint64(items.length), ...items]))
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([uint64(bytes.length), bytes])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

function uint64(value: number): Buffer {
  return bigint64(BigInt(value))
}

function bigint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)])
}
