/** An item agent as the prompts show it. */
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { ShownItem } from './prompts/shownItems.ts'

/** Returns title, description and connections of an item. */
export function shownItem(
  { id, name, profile }: ClientAgent,
  { pathsTo }: { readonly pathsTo: (item: ItemId) => string },
): ShownItem {
  return { title: name, text: profile, paths: pathsTo(id as ItemId) }
}
