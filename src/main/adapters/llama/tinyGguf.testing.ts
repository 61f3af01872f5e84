/**
 * Writes a tiny GGUF file: a llama model with seeded random weights and byte tokens. Its replies are nonsense, but
 * the real code generates them.
 */

/** The size of the model, and deviations of its header. */
export interface TinyGgufOptions {
  /** The seed of the weights (default 1). */
  readonly seed?: number
  /** Default 64. */
  readonly embeddingLength?: number
  /** Default 2. */
  readonly layers?: number
  /** In tokens (default 4096). */
  readonly contextLength?: number
  /** A Jinja template; without it, the file has none. */
  readonly chatTemplate?: string
  /** Values that replace the true ones, for tests of damaged files. */
  readonly header?: {
    readonly magic?: string
    readonly version?: number
    readonly tensors?: bigint
    readonly entries?: bigint
  }
}

interface Tensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly bytes: Buffer
}

const HEADS = 4
const ALIGNMENT = 32
const LETTERS = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?\'"()[]{}<>-_/\\\n|@#$%^&*+=~`',
]

/** The numbers that GGUF uses for types of values. */
const TYPE = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const
/** The numbers that a vocabulary uses for kinds of tokens. */
const TOKEN = { normal: 1, unknown: 2, control: 3, byte: 6 } as const

/** Returns the bytes of the file, about 0.6 MB with the defaults. The same options give the same bytes. */
export function tinyGguf(options: TinyGgufOptions = {}): Buffer {
  const tensors = tensorsOf(options)
  const entries = metadataOf(options)
  const {
    magic = 'GGUF',
    version = 3,
    tensors: count = BigInt(tensors.length),
    entries: pairs = BigInt(entries.length),
  } = options.header ?? {}
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

function metadataOf({
  embeddingLength = 64,
  layers = 2,
  contextLength = 4096,
  chatTemplate,
}: TinyGgufOptions): readonly Buffer[] {
  const vocabulary = vocabularyOf()
  const numbers = {
    block_count: layers,
    context_length: contextLength,
    embedding_length: embeddingLength,
    feed_forward_length: 2 * embeddingLength,
    'attention.head_count': HEADS,
    'attention.head_count_kv': HEADS,
    'rope.dimension_count': embeddingLength / HEADS,
    vocab_size: vocabulary.length,
  }
  return [
    entry('general.architecture', TYPE.string, text('llama')),
    entry('general.name', TYPE.string, text('tiny random')),
    entry('general.file_type', TYPE.uint32, uint32(0)),
    ...Object.entries(numbers).map(([key, value]) => entry(`llama.${key}`, TYPE.uint32, uint32(value))),
    entry('llama.attention.layer_norm_rms_epsilon', TYPE.float32, float32(1e-5)),
    entry('tokenizer.ggml.model', TYPE.string, text('llama')),
    entry(
      'tokenizer.ggml.tokens',
      TYPE.array,
      array(
        TYPE.string,
        vocabulary.map((token) => text(token.text)),
      ),
    ),
    entry(
      'tokenizer.ggml.scores',
      TYPE.array,
      array(
        TYPE.float32,
        vocabulary.map((token) => float32(token.kind === TOKEN.normal ? -1 : 0)),
      ),
    ),
    entry(
      'tokenizer.ggml.token_type',
      TYPE.array,
      array(
        TYPE.int32,
        vocabulary.map((token) => uint32(token.kind)),
      ),
    ),
    entry('tokenizer.ggml.bos_token_id', TYPE.uint32, uint32(1)),
    entry('tokenizer.ggml.eos_token_id', TYPE.uint32, uint32(2)),
    entry('tokenizer.ggml.unknown_token_id', TYPE.uint32, uint32(0)),
    entry('tokenizer.ggml.add_bos_token', TYPE.bool, Buffer.from([1])),
    ...(chatTemplate === undefined
      ? []
      : [entry('tokenizer.chat_template', TYPE.string, text(chatTemplate))]),
  ]
}

function vocabularyOf(): readonly { readonly text: string; readonly kind: number }[] {
  const special = [
    { text: '<unk>', kind: TOKEN.unknown },
    { text: '<s>', kind: TOKEN.control },
    { text: '</s>', kind: TOKEN.control },
  ]
  const bytes = Array.from({ length: 256 }, (_, byte) => ({
    text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
    kind: TOKEN.byte,
  }))
  // SentencePiece writes a space as U+2581.
  const letters = LETTERS.map((letter) => ({ text: letter === ' ' ? '\u2581' : letter, kind: TOKEN.normal }))
  return [...special, ...bytes, ...letters]
}

function tensorsOf({
  seed = 1,
  embeddingLength: width = 64,
  layers = 2,
}: TinyGgufOptions): readonly Tensor[] {
  const gaussian = gaussianOf(seed)
  const words = vocabularyOf().length
  const random = (name: string, ...shape: number[]): Tensor => filled(name, shape, () => gaussian() * 0.2)
  const ones = (name: string): Tensor => filled(name, [width], () => 1)
  return [
    random('token_embd.weight', width, words),
    ...Array.from({ length: layers }, (_, layer) => `blk.${layer}`).flatMap((block) => [
      ones(`${block}.attn_norm.weight`),
      ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].map((part) =>
        random(`${block}.${part}.weight`, width, width),
      ),
      ones(`${block}.ffn_norm.weight`),
      random(`${block}.ffn_gate.weight`, width, 2 * width),
      random(`${block}.ffn_up.weight`, width, 2 * width),
      random(`${block}.ffn_down.weight`, 2 * width, width),
    ]),
    ones('output_norm.weight'),
    random('output.weight', width, words),
  ]
}

function filled(name: string, shape: readonly number[], value: () => number): Tensor {
  const values = Float32Array.from({ length: shape.reduce((product, length) => product * length, 1) }, value)
  return { name, shape, bytes: Buffer.from(values.buffer) }
}

/** Returns normally distributed random numbers: Box-Muller over mulberry32. */
function gaussianOf(seed: number): () => number {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296
  }
  return () => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform())
}

function entry(key: string, type: number, value: Buffer): Buffer {
  return Buffer.concat([text(key), uint32(type), value])
}

function array(type: number, items: readonly Buffer[]): Buffer {
  return Buffer.concat([uint32(type), uint64(items.length), ...items])
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
