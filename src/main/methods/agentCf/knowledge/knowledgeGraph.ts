/**
 * KGLA's knowledge graph: who took what in training, what a dataset brings in facts, and what the texts of items say. Validation and test items have no
 * edge from being taken, since nothing but training histories is read.
 */
import type { GivenGraph, ItemText, Population } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { Breathe } from '../../../ports/breather.ts'
import { featureWords } from './featureWords.ts'

/** What an item leads to besides other items: facts that the dataset brings, the parts of its category, words of its texts. */
export type EntityKind = 'fact' | 'category' | 'feature'

/** The graph, as paths ask it. */
export interface KnowledgeGraph {
  /** The entities of one kind that an item leads to, each once. */
  readonly entitiesOf: (item: ItemId, kind: EntityKind) => readonly string[]
  /** How many items lead to an entity. */
  readonly itemsAt: (entity: string, kind: EntityKind) => number
  /** How many users took an item in training. */
  readonly takersOf: (item: ItemId) => number
  /** Whether somebody other than this user took both items in training. */
  readonly isTakenWith: (item: ItemId, other: ItemId, user: UserId) => boolean
}

/** Builds the graph from training histories, and from the facts and texts of all items. */
export async function knowledgeGraph(
  splits: readonly Pick<SplitHistory, 'user' | 'train'>[],
  { items, graph }: Pick<Population, 'items' | 'graph'>,
  breathe: Breathe,
): Promise<KnowledgeGraph> {
  const takers = new Map<ItemId, Set<UserId>>()
  for (const { user, train } of splits)
    for (const item of train) takers.set(item, (takers.get(item) ?? new Set<UserId>()).add(user))
  const entities = {
    fact: factsOf(items, graph),
    category: new Map([...items].map(([id, { category }]) => [id, partsOf(category)] as const)),
    feature: await featureWords(items, breathe),
  }
  const counts = {
    fact: countsOf(entities.fact),
    category: countsOf(entities.category),
    feature: countsOf(entities.feature),
  }
  const none: ReadonlySet<UserId> = new Set()
  return {
    entitiesOf: (item, kind) => entities[kind].get(item) ?? [],
    itemsAt: (entity, kind) => counts[kind].get(entity) ?? 0,
    takersOf: (item) => takers.get(item)?.size ?? 0,
    isTakenWith: (item, other, user) => {
      const [few, many] = [takers.get(item) ?? none, takers.get(other) ?? none].sort(
        (a, b) => a.size - b.size,
      )
      for (const taker of few ?? none) if (taker !== user && many?.has(taker)) return true
      return false
    },
  }
}

/** Returns the relations of each item with the entity at their other end, each once, in the words of the source. */
function factsOf(
  items: ReadonlyMap<ItemId, ItemText>,
  graph: GivenGraph | undefined,
): ReadonlyMap<ItemId, readonly string[]> {
  const about = new Map<string, string[]>()
  const say = (entity: string, fact: string) => {
    const known = about.get(entity)
    if (known === undefined) about.set(entity, [fact])
    else known.push(fact)
  }
  for (const [head, relation, tail] of graph?.facts ?? []) {
    say(head, `${relation} ${tail}`)
    say(tail, `${head} ${relation}`)
  }
  return new Map(
    [...items.keys()].map((item) => {
      const entity = graph?.entityOf.get(item)
      return [item, entity === undefined ? [] : [...new Set(about.get(entity))]] as const
    }),
  )
}

/** Returns the parts of a category, which are joined by `; `, in lower case, each once. */
function partsOf(category: string): readonly string[] {
  const parts = category.split(';').map((part) => part.trim().toLowerCase())
  return [...new Set(parts.filter((part) => part !== ''))]
}

function countsOf(entities: ReadonlyMap<ItemId, readonly string[]>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const list of entities.values())
    for (const entity of list) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  return counts
}
