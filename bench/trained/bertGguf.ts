/** Turns a sentence encoder of the BERT kind, as its safetensors and tokenizer files have it, into one GGUF file. */
import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ggufEntry, ggufFile, type GgufTensor } from '../../src/main/adapters/llama/ggufFile.testing.ts'

interface BertConfig {
  readonly num_hidden_layers: number
  readonly max_position_embeddings: number
  readonly hidden_size: number
  readonly intermediate_size: number
  readonly num_attention_heads: number
  readonly layer_norm_eps: number
}

interface Tokenizer {
  readonly model: { readonly vocab: Readonly<Record<string, number>> }
  readonly added_tokens: readonly { readonly content: string }[]
}

interface StoredTensor {
  readonly shape: readonly number[]
  readonly data_offsets: readonly [number, number]
}

/** The numbers that GGUF uses for pooling by the mean, and for kinds of tokens. */
const MEAN_POOLING = 1
const TOKEN = { normal: 1, control: 3 } as const

/** Writes `file` from the folder of an encoder that pools by the mean. Weights stay 32-bit floats. */
export async function writeBertGguf(folder: string, file: string): Promise<void> {
  const json = async <Content>(name: string) =>
    JSON.parse(await readFile(join(folder, name), 'utf8')) as Content
  const config = await json<BertConfig>('config.json')
  const tokenizer = await json<Tokenizer>('tokenizer.json')
  const tensors = await tensorsOf(join(folder, 'model.safetensors'), config.num_hidden_layers)
  await writeFile(file, ggufFile([...shapeOf(config), ...vocabularyOf(tokenizer)], tensors))
}

function shapeOf(config: BertConfig): readonly Buffer[] {
  return [
    ggufEntry.string('general.architecture', 'bert'),
    ggufEntry.string('general.name', 'all-MiniLM-L6-v2'),
    ggufEntry.uint32('general.file_type', 0),
    ggufEntry.uint32('bert.block_count', config.num_hidden_layers),
    ggufEntry.uint32('bert.context_length', config.max_position_embeddings),
    ggufEntry.uint32('bert.embedding_length', config.hidden_size),
    ggufEntry.uint32('bert.feed_forward_length', config.intermediate_size),
    ggufEntry.uint32('bert.attention.head_count', config.num_attention_heads),
    ggufEntry.float32('bert.attention.layer_norm_epsilon', config.layer_norm_eps),
    ggufEntry.bool('bert.attention.causal', false),
    ggufEntry.uint32('bert.pooling_type', MEAN_POOLING),
  ]
}

/** Words begin with U+2581 in a GGUF file; WordPiece marks the other parts of words instead, by "##". */
function vocabularyOf({ model, added_tokens }: Tokenizer): readonly Buffer[] {
  const special = new Set(added_tokens.map(({ content }) => content))
  const tokens = Object.entries(model.vocab).toSorted(([, a], [, b]) => a - b)
  const spelled = ([token]: readonly [string, number]) => {
    if (special.has(token)) return token
    return token.startsWith('##') ? token.slice(2) : `\u2581${token}`
  }
  const idOf = (token: string) => model.vocab[token] ?? 0
  return [
    ggufEntry.string('tokenizer.ggml.model', 'bert'),
    ggufEntry.string('tokenizer.ggml.pre', 'jina-v2-en'),
    ggufEntry.uint32('tokenizer.ggml.token_type_count', 2),
    ggufEntry.strings('tokenizer.ggml.tokens', tokens.map(spelled)),
    ggufEntry.int32s(
      'tokenizer.ggml.token_type',
      tokens.map(([token]) => (special.has(token) ? TOKEN.control : TOKEN.normal)),
    ),
    ggufEntry.uint32('tokenizer.ggml.bos_token_id', idOf('[CLS]')),
    ggufEntry.uint32('tokenizer.ggml.eos_token_id', idOf('[SEP]')),
    ggufEntry.uint32('tokenizer.ggml.unknown_token_id', idOf('[UNK]')),
    ggufEntry.uint32('tokenizer.ggml.seperator_token_id', idOf('[SEP]')),
    ggufEntry.uint32('tokenizer.ggml.padding_token_id', idOf('[PAD]')),
    ggufEntry.uint32('tokenizer.ggml.mask_token_id', idOf('[MASK]')),
    ggufEntry.bool('tokenizer.ggml.add_bos_token', true),
    ggufEntry.bool('tokenizer.ggml.add_eos_token', true),
  ]
}

/** The names of tensors in both kinds of file, those of a layer without its number. */
const NAMES = {
  'embeddings.word_embeddings.weight': 'token_embd.weight',
  'embeddings.position_embeddings.weight': 'position_embd.weight',
  'embeddings.token_type_embeddings.weight': 'token_types.weight',
  'embeddings.LayerNorm': 'token_embd_norm',
} as const
const LAYER_NAMES = {
  'attention.self.query': 'attn_q',
  'attention.self.key': 'attn_k',
  'attention.self.value': 'attn_v',
  'attention.output.dense': 'attn_output',
  'attention.output.LayerNorm': 'attn_output_norm',
  'intermediate.dense': 'ffn_up',
  'output.dense': 'ffn_down',
  'output.LayerNorm': 'layer_output_norm',
} as const

async function tensorsOf(path: string, layers: number): Promise<readonly GgufTensor[]> {
  const file = await open(path)
  try {
    const bytesAt = async (position: number, length: number) => {
      const bytes = Buffer.alloc(length)
      await file.read(bytes, 0, length, position)
      return bytes
    }
    const headerLength = Number((await bytesAt(0, 8)).readBigUInt64LE())
    const header = JSON.parse((await bytesAt(8, headerLength)).toString('utf8')) as Record<
      string,
      StoredTensor
    >
    const tensors: GgufTensor[] = []
    for (const [stored, name] of namesOf(layers)) {
      const tensor = header[stored]
      if (!tensor) throw new Error(`Expected a tensor ${stored} in ${path}`)
      const [from, to] = tensor.data_offsets
      const bytes = await bytesAt(8 + headerLength + from, to - from)
      tensors.push({ name, shape: tensor.shape.toReversed(), bytes })
    }
    return tensors
  } finally {
    await file.close()
  }
}

function namesOf(layers: number): readonly (readonly [string, string])[] {
  const both = ([stored, name]: readonly [string, string]): readonly (readonly [string, string])[] =>
    stored.endsWith('.weight')
      ? [[stored, name]]
      : ['weight', 'bias'].map((part) => [`${stored}.${part}`, `${name}.${part}`])
  const ofLayers = Array.from({ length: layers }, (_, layer) =>
    Object.entries(LAYER_NAMES).map(
      ([stored, name]) => [`encoder.layer.${layer}.${stored}`, `blk.${layer}.${name}`] as const,
    ),
  )
  return [...Object.entries(NAMES), ...ofLayers.flat()].flatMap(both)
}
