/**
 * An embedding model without weights: feature hashing of words, word pairs and character n-grams. Texts that share
 * words or stems are near each other, but it knows no synonyms. It gives the same vectors on every machine.
 */
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import { contentWords } from './contentWords.ts'

const DIMENSIONS = 512
const CACHED_TEXTS = 20_000
const WORD_WEIGHT = 1
const PAIR_WEIGHT = 0.5
const PART_WEIGHT = 0.3
const PART_LENGTHS: readonly number[] = [3, 4, 5]

/**
 * Creates a model that caches the vectors of the 20,000 texts used last. Vectors have 512 dimensions and unit length.
 * They are shared, so callers must not change them.
 */
export function createHashingEmbeddingModel(): EmbeddingModel {
  const cache = new Map<string, Float32Array>()
  const embedOne = (text: string): Float32Array => {
    const vector = cache.get(text) ?? hashText(text)
    cache.delete(text)
    cache.set(text, vector)
    const [oldest] = cache.size > CACHED_TEXTS ? cache.keys() : []
    if (oldest !== undefined) cache.delete(oldest)
    return vector
  }
  return {
    name: `hashing-${DIMENSIONS} v1`,
    dimensions: DIMENSIONS,
    embed: async (texts) => texts.map(embedOne),
  }
}

/** Hashes signed features with sublinear counts (1 + log count), and scales the sum to unit length. */
function hashText(text: string): Float32Array {
  const sums = new Float64Array(DIMENSIONS)
  for (const [feature, { count, weight }] of featuresOf(text)) {
    const hash = hashOf(feature)
    const bin = hash % DIMENSIONS
    const sign = hash >>> 31 === 0 ? 1 : -1
    sums[bin] = (sums[bin] as number) + sign * weight * (1 + Math.log(count))
  }
  const norm = Math.sqrt(sums.reduce((total, sum) => total + sum * sum, 0))
  // If the features cancel out, the hash of the text itself chooses a direction.
  if (norm < 1e-9) return Float32Array.from(sums, (_, bin) => (bin === hashOf(text) % DIMENSIONS ? 1 : 0))
  return Float32Array.from(sums, (sum) => sum / norm)
}

interface FeatureCount {
  count: number
  readonly weight: number
}

function featuresOf(text: string): ReadonlyMap<string, FeatureCount> {
  const features = new Map<string, FeatureCount>()
  const add = (feature: string, weight: number): void => {
    const known = features.get(feature)
    if (known === undefined) features.set(feature, { count: 1, weight })
    else known.count++
  }
  const words = contentWords(text)
  words.forEach((word, index) => {
    add(`w:${word}`, WORD_WEIGHT)
    const previous = words[index - 1]
    if (previous !== undefined) add(`p:${previous} ${word}`, PAIR_WEIGHT)
    for (const part of partsOf(`<${word}>`)) add(`c:${part}`, PART_WEIGHT)
  })
  return features
}

/** Returns the character n-grams of a word with its boundary marks. */
function partsOf(marked: string): string[] {
  const letters = [...marked]
  return PART_LENGTHS.flatMap((length) =>
    Array.from({ length: Math.max(0, letters.length - length + 1) }, (_, start) =>
      letters.slice(start, start + length).join(''),
    ),
  )
}

/** 32-bit FNV-1a over UTF-16 code units, finished as in MurmurHash3 so that every bit depends on every unit. */
function hashOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < feature.length; index++) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
