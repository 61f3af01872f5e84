/**
 * Canonical attributes: different spellings of one attribute become one string, so that A_R and A_c can share it (Eq.
 * 4).
 */
import type { Attribute } from '#shared/vocabulary/agents.ts'
import { editRatio } from '../editRatio.ts'

/** Most attributes that are kept of one profile. */
export const MAX_ATTRIBUTES = 20

/** One category of an extraction with its values. */
interface AttributeCategory {
  readonly category: string
  readonly values: readonly string[]
}

/**
 * Returns the values of an extraction, trimmed, in lower case, without end punctuation, of one to six words, without
 * repeats, in order; at most MAX_ATTRIBUTES. The name of the client is no attribute: a title says which item it is, and
 * nothing that another could share.
 */
export function attributesOf(extraction: readonly AttributeCategory[], name: string): readonly Attribute[] {
  const clean = extraction.flatMap(({ values }) => values.map(cleaned))
  const kept = clean.filter((value) => value.length > 1 && value.length <= 80 && value.split(' ').length <= 6)
  return [...new Set(kept)].filter((value) => value !== cleaned(name)).slice(0, MAX_ATTRIBUTES)
}

function cleaned(value: string): string {
  return value
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^["'“‘]+|["'”’\s.,;:!?]+$/g, '')
}

/**
 * Returns each attribute as the vocabulary spells it: the known string with the highest edit ratio of at least
 * `similarity` (0 to 1), else the attribute itself, which is then added to `vocabulary`.
 */
export function canonicalize(
  attributes: readonly Attribute[],
  vocabulary: Set<string>,
  similarity: number,
): readonly Attribute[] {
  const canonical = attributes.map((attribute) => {
    if (vocabulary.has(attribute)) return attribute
    const known = closestSpelling(attribute, vocabulary, similarity)
    if (known === null) vocabulary.add(attribute)
    return known ?? attribute
  })
  return [...new Set(canonical)]
}

function closestSpelling(
  attribute: string,
  vocabulary: ReadonlySet<string>,
  similarity: number,
): string | null {
  let closest: string | null = null
  let highest = similarity
  for (const known of vocabulary) {
    const longest = Math.max(known.length, attribute.length)
    // The difference in length is a lower bound of the edit distance, which saves most comparisons.
    if (1 - Math.abs(known.length - attribute.length) / longest < highest) continue
    const ratio = editRatio(known, attribute)
    if (ratio > highest || (ratio === highest && closest === null)) [closest, highest] = [known, ratio]
  }
  return closest
}
