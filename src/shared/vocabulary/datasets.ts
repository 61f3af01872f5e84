/** The content of an imported dataset. All text is the source's, cleaned of markup and entities. */
import type { InteractionHistory } from './interactions.ts'
import type { ErrorDetails } from '../errors.ts'
import type { ItemId, UserId } from './ids.ts'

/** What is known of an item before any interaction. Absent parts are empty texts. */
export interface ItemText {
  readonly id: ItemId
  readonly title: string
  /** Category path or list, parts joined by `; `. */
  readonly category: string
  readonly description: string
}

/** What is known of a user before the first interaction, as `field: value` text; often empty. */
export interface UserText {
  readonly id: UserId
  readonly text: string
}

/** One fact of a knowledge graph: a relation from one entity to another, by their tokens. */
export type Fact = readonly [head: string, relation: string, tail: string]

/** What a source says of entities beside the items, and which entity an item is. */
export interface GivenGraph {
  /** The facts about entities that are items, in the order of the source, each once. */
  readonly facts: readonly Fact[]
  readonly entityOf: ReadonlyMap<ItemId, string>
}

/** An imported dataset. */
export interface Dataset {
  /** The name under which it was imported: lower case letters, digits, dashes. */
  readonly name: string
  /** What one item is called in prompts, singular: "CD", "office product", "movie", "product". */
  readonly domainWord: string
  /** The users' histories, in the order in which the user tokens first occur in the source. */
  readonly histories: readonly InteractionHistory[]
  /** Texts of every item that occurs in a history or a candidate set. */
  readonly items: ReadonlyMap<ItemId, ItemText>
  readonly users: ReadonlyMap<UserId, UserText>
  /**
   * Negative items of each user's test candidate set in the order of the source (benchmark form), or null where none
   * were given and nine are to be sampled.
   */
  readonly givenNegatives: ReadonlyMap<UserId, readonly ItemId[]> | null
  /** Absent where the source has none. */
  readonly graph?: GivenGraph
  /** SHA-256 (hex) over the canonical rows: the same for the same content whatever the order of rows in the files. */
  readonly hash: string
}

/** The statistics of a dataset (Table 1 of the paper). */
export interface DatasetSummary {
  readonly name: string
  readonly domainWord: string
  readonly users: number
  readonly items: number
  readonly interactions: number
  /** 1 - interactions / (users x items), over items that occur in histories. */
  readonly sparsity: number
  readonly hash: string
  /** The form of its files, for the protocol line of a report. */
  readonly source: 'atomic' | 'benchmark' | 'table'
  readonly givenCandidates: boolean
  /** What the import says of how it read the files, in whole sentences: encodings and the like. */
  readonly notes: readonly string[]
}

/** An imported dataset that cannot be read, why, and where it lies. */
export interface DamagedDataset {
  readonly name: string
  /** Path of its folder. */
  readonly folder: string
  readonly error: ErrorDetails
}

/** What is known of the clients before the first interaction. */
export type Population = Pick<Dataset, 'domainWord' | 'items' | 'users' | 'graph'> & {
  readonly userIds: readonly UserId[]
}

/** Returns the population of a dataset; its users are those who have a history. */
export function populationOf({ domainWord, items, users, histories, graph }: Dataset): Population {
  const userIds = histories.map((history) => history.user)
  return { domainWord, items, users, userIds, ...(graph === undefined ? {} : { graph }) }
}
