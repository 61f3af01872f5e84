/**
 * Writes a tiny GGUF file: a llama model with seeded random weights and byte tokens. Its replies are nonsense, but
 * the real code generates them.
 */

import { ggufEntry, ggufFile, type GgufHeader, type GgufTensor } from './ggufFile.testing.ts'

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
  readonly header?: GgufHeader
}

const HEADS = 4
const LETTERS = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?\'"()[]{}<>-_/\\\n|@#$%^&*+=~`',
]

/** The numbers that a vocabulary uses for kinds of tokens. */
const TOKEN = { normal: 1, unknown: 2, control: 3, byte: 6 } as const

/** Returns the bytes of the file, about 0.6 MB with the defaults. The same options give the same bytes. */
export function tinyGguf(options: TinyGgufOptions = {}): Buffer {
  return ggufFile(metadataOf(options), tensorsOf(options), options.header)
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
    ggufEntry.string('general.architecture', 'llama'),
    ggufEntry.string('general.name', 'tiny random'),
    ggufEntry.uint32('general.file_type', 0),
    ...Object.entries(numbers).map(([key, value]) => ggufEntry.uint32(`llama.${key}`, value)),
    ggufEntry.float32('llama.attention.layer_norm_rms_epsilon', 1e-5),
    ggufEntry.string('tokenizer.ggml.model', 'llama'),
    ggufEntry.strings(
      'tokenizer.ggml.tokens',
      vocabulary.map((token) => token.text),
    ),
    ggufEntry.float32s(
      'tokenizer.ggml.scores',
      vocabulary.map((token) => (token.kind === TOKEN.normal ? -1 : 0)),
    ),
    ggufEntry.int32s(
      'tokenizer.ggml.token_type',
      vocabulary.map((token) => token.kind),
    ),
    ggufEntry.uint32('tokenizer.ggml.bos_token_id', 1),
    ggufEntry.uint32('tokenizer.ggml.eos_token_id', 2),
    ggufEntry.uint32('tokenizer.ggml.unknown_token_id', 0),
    ggufEntry.bool('tokenizer.ggml.add_bos_token', true),
    ...(chatTemplate === undefined ? [] : [ggufEntry.string('tokenizer.chat_template', chatTemplate)]),
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
}: TinyGgufOptions): readonly GgufTensor[] {
  const gaussian = gaussianOf(seed)
  const words = vocabularyOf().length
  const random = (name: string, ...shape: number[]): GgufTensor => filled(name, shape, () => gaussian() * 0.2)
  const ones = (name: string): GgufTensor => filled(name, [width], () => 1)
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

function filled(name: string, shape: readonly number[], value: () => number): GgufTensor {
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
