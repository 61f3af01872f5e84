/**
 * The baseline TF-IDF: candidates by the cosine between their text and the text of the user's history, with the
 * defaults of scikit-learn.
 */
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { ScoringRecommender } from './rankByScore.ts'
import { rankByScore } from './rankByScore.ts'

/**
 * Weights by term number, in the order of the vocabulary, so that equal texts score exactly equal. The vector has unit
 * length or is empty.
 */
type TermWeights = ReadonlyMap<number, number>

interface Vocabulary {
  readonly termNumbers: ReadonlyMap<string, number>
  /** The inverse document frequency by term number: ln((1 + n) / (1 + df)) + 1. */
  readonly idf: readonly number[]
}

/**
 * Which of the user's items make up the query: the whole history with the validation item, or only the train items,
 * which is all that a method knows that does not learn from validation items.
 */
export type TfidfQuery = 'history' | 'train'

/**
 * Creates the baseline TF-IDF. The inverse document frequency is fitted on every item given. The query is the joined
 * text of the user's items, without those that have no text.
 */
export function createTfidf(query: TfidfQuery = 'history'): ScoringRecommender {
  let texts: ReadonlyMap<ItemId, ItemText> = new Map()
  let vocabulary: Vocabulary = { termNumbers: new Map(), idf: [] }
  let vectors = new Map<ItemId, TermWeights>()
  let trainItems = new Map<UserId, readonly ItemId[]>()
  const documentOf = (item: ItemId): string => {
    const text = texts.get(item)
    return text === undefined ? '' : itemDocument(text)
  }
  const recommender: ScoringRecommender = {
    name: query === 'train' ? 'TF-IDF, train only' : 'TF-IDF',
    caveat: null,
    fit: async ({ items, histories }) => {
      trainItems = new Map(histories.map(({ user, train }) => [user, train]))
      texts = items
      vocabulary = fitVocabulary([...items.values()].map(itemDocument))
      vectors = new Map([...items].map(([item, text]) => [item, weigh(itemDocument(text), vocabulary)]))
    },
    scores: ({ user, history, candidates }) => {
      const items = query === 'train' ? (trainItems.get(user) ?? []) : history
      const wanted = weigh(items.map(documentOf).join(' '), vocabulary)
      return candidates.map((item) => dot(wanted, vectors.get(item) ?? new Map()))
    },
    rank: async (request) => rankByScore(request.candidates, recommender.scores(request)),
  }
  return recommender
}

function itemDocument({ title, category, description }: ItemText): string {
  return [title, category, ...(description === '' ? [] : [description])].join(' ')
}

/**
 * Splits a text into terms as Python's `(?u)\b\w\w+\b` does in lower-cased text: runs of two or more letters, digits or
 * underscores.
 */
function termsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? []
}

function fitVocabulary(documents: readonly string[]): Vocabulary {
  const documentFrequency = new Map<string, number>()
  for (const document of documents) {
    for (const term of new Set(termsOf(document))) {
      documentFrequency.set(term, (documentFrequency.get(term) ?? 0) + 1)
    }
  }
  return {
    termNumbers: new Map([...documentFrequency.keys()].map((term, number) => [term, number])),
    idf: [...documentFrequency.values()].map((df) => Math.log((1 + documents.length) / (1 + df)) + 1),
  }
}

function weigh(document: string, { termNumbers, idf }: Vocabulary): TermWeights {
  const counts = new Map<number, number>()
  for (const term of termsOf(document)) {
    const number = termNumbers.get(term)
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  const weights = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([number, count]) => [number, count * (idf[number] ?? 0)] as const)
  const norm = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0))
  return new Map(weights.map(([number, weight]) => [number, weight / norm]))
}

/** The inner product, summed in the order of the terms of `candidate`. */
function dot(query: TermWeights, candidate: TermWeights): number {
  let sum = 0
  for (const [number, weight] of candidate) sum += weight * (query.get(number) ?? 0)
  return sum
}
