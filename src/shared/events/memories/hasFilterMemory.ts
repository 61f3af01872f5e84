/** Whether an agent has a filter memory at all. */
import type { FilterMemory } from '../../vocabulary/agents.ts'

/** The agents of methods without filter memories are described with one that is revision 0 and never revised. */
export function hasFilterMemory({ revision }: Pick<FilterMemory, 'revision'>): boolean {
  return revision > 0
}
