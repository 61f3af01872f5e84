/** The connections of a run of KGLA: its graph, and what each user had taken by which step. */
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { LearningWork } from '../../method.ts'
import { knowledgeGraph } from './knowledgeGraph.ts'
import { pathText, type PathLimits } from './pathText.ts'

/** Returns what connects an item with what a user took in the interactions up to and with a step, in words. */
export type Connections = (user: UserId, item: ItemId, upTo: number) => string

/** Nothing is connected: AgentCF. */
export const NO_CONNECTIONS: Connections = () => ''

/**
 * Reads the graph from the training histories and the texts of the run. What a user itself took counts from its step on
 * alone, so that neither a choice nor a point of the curve knows what the user takes later.
 */
export async function knowledgeOfRun(
  { splits, population, interactions, ports }: LearningWork,
  limits: PathLimits,
): Promise<Connections> {
  const graph = await knowledgeGraph(splits, population, ports.breathe)
  const taken = new Map<UserId, { readonly step: number; readonly item: ItemId }[]>()
  for (const { step, user, positiveItem: item } of interactions) {
    const own = taken.get(user) ?? []
    taken.set(user, own)
    own.push({ step, item })
  }
  const titleOf = (item: ItemId) => population.items.get(item)?.title ?? item
  return (user, item, upTo) => {
    const before = (taken.get(user) ?? []).filter(({ step }) => step <= upTo)
    const ends = { user, item, taken: [...new Set(before.map((interaction) => interaction.item))] }
    return pathText(graph, ends, titleOf, limits)
  }
}
