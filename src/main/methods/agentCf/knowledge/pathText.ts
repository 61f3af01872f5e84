/** Finds the paths of two and three hops between a user and an item, and translates them into a few sentences. */
import { byId, type ItemId, type UserId } from '#shared/vocabulary/ids.ts'
import type { EntityKind, KnowledgeGraph } from './knowledgeGraph.ts'

/** Between whom paths are looked for. */
export interface PathEnds {
  readonly user: UserId
  /** What the user is known to have taken, each once; the item itself is passed over. */
  readonly taken: readonly ItemId[]
  readonly item: ItemId
}

/** How much is said. */
export interface PathLimits {
  /** The most titles between user and item on paths of two hops; 0 leaves these paths out. */
  readonly twoHopEntities: number
  /** The most categories, and the most words, on paths of three hops; 0 leaves these paths out. */
  readonly threeHopEntities: number
  /** The most words of the whole text. */
  readonly pathWords: number
}

/** What is said of the entities of one kind. */
const SAID: Readonly<Record<EntityKind, string>> = {
  fact: 'Known of it as of what the user took',
  category: 'In a category with what the user took',
  feature: 'Described like what the user took',
}

/**
 * Returns one sentence for each kind of path, the most specific entities first and the others by their number; an empty
 * text where there is no path. Where it is too long, it names fewer entities.
 *
 * Two hops: the user took j, and others took j and the item. Three hops: the user took j, which leads to a fact, a category or
 * a word that the item leads to as well. The user's own taking of the item, or of both, makes no path, so that a path does
 * not tell that the item was taken.
 */
export function pathText(
  graph: KnowledgeGraph,
  { user, taken, item }: PathEnds,
  titleOf: (item: ItemId) => string,
  limits: PathLimits,
): string {
  const others = taken.filter((other) => other !== item)
  const together = others
    .filter((other) => graph.isTakenWith(other, item, user))
    .sort((a, b) => graph.takersOf(a) - graph.takersOf(b) || byId(a, b))
    .map((other) => `“${titleOf(other)}”`)
  const shared = (kind: EntityKind) => sharedEntities(graph, { others, item, kind })
  const sharedOf = { fact: shared('fact'), category: shared('category'), feature: shared('feature') }
  const written = (two: number, three: number) =>
    [
      listed('Like the user, others who took it also took', together, two),
      listed(`${SAID.fact}:`, sharedOf.fact, three),
      listed(`${SAID.category}:`, sharedOf.category, three),
      listed(`${SAID.feature}:`, sharedOf.feature, three),
    ].filter((sentence) => sentence !== '')
  let two = limits.twoHopEntities
  let three = limits.threeHopEntities
  let sentences = written(two, three)
  while (wordsOf(sentences) > limits.pathWords && (two > 1 || three > 1)) {
    if (two >= three) two -= 1
    else three -= 1
    sentences = written(two, three)
  }
  while (wordsOf(sentences) > limits.pathWords && sentences.length > 1) sentences.pop()
  return sentences.join(' ')
}

/** Returns the entities that the item shares with what was taken, those of the fewest items first. */
function sharedEntities(
  graph: KnowledgeGraph,
  {
    others,
    item,
    kind,
  }: { readonly others: readonly ItemId[]; readonly item: ItemId; readonly kind: EntityKind },
): readonly string[] {
  return graph
    .entitiesOf(item, kind)
    .flatMap((entity) => {
      const count = others.filter((other) => graph.entitiesOf(other, kind).includes(entity)).length
      return count === 0 ? [] : [{ entity, count, items: graph.itemsAt(entity, kind) }]
    })
    .sort((a, b) => a.items - b.items || b.count - a.count || (a.entity < b.entity ? -1 : 1))
    .map(({ entity, count }) => `${entity} (${count} ${count === 1 ? 'item' : 'items'})`)
}

/** Returns a sentence of at most so many entities, with the number of the others; empty for none. */
function listed(opening: string, entities: readonly string[], most: number): string {
  if (most === 0 || entities.length === 0) return ''
  const left = entities.length - most
  const named = entities.slice(0, most).join(', ')
  return `${opening} ${named}${left > 0 ? ` and ${left} more` : ''}.`
}

function wordsOf(sentences: readonly string[]): number {
  return sentences.join(' ').split(/\s+/).length
}
