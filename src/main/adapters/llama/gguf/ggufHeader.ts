/**
 * What the header of a GGUF file says: its metadata and its tensors, as far as a model is described by them.
 * The layout is that of the GGUF specification in the repository of ggml.
 */

/** A value of the metadata. Long lists, such as the words of a vocabulary, are only counted. */
export type GgufValue = number | bigint | boolean | string | readonly number[] | { readonly items: number }

/** A tensor: its dimensions, the number of its type, and its first byte counted from the end of the header. */
export interface GgufTensor {
  readonly dimensions: readonly number[]
  readonly type: number
  readonly offset: number
}

export interface GgufHeader {
  readonly metadata: ReadonlyMap<string, GgufValue>
  readonly tensors: readonly GgufTensor[]
  /** The byte at which the tensors begin. */
  readonly endsAt: number
}

/** The refusal of a file: throws what was expected and what was found. */
export type Refuse = (expected: string, found: string) => never
