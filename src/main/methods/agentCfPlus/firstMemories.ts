/** AgentCF++ before the first interaction: the first texts of AgentCF, and private memories that begin with the same sentence. */
import type { MethodEvent } from '#shared/events/runEvents.ts'
import type { Population } from '#shared/vocabulary/datasets.ts'
import { isUserId } from '#shared/vocabulary/ids.ts'
import { firstTexts } from '../agentTexts/firstTexts.ts'

/** Returns the facts, without a call. The derived memory of a user is its profile. */
export function firstMemories(population: Population): readonly MethodEvent[] {
  const described = firstTexts(population)
  const memories = described.flatMap((event): MethodEvent[] =>
    event.type === 'client-described' && isUserId(event.client)
      ? [
          {
            type: 'private-memory-revised',
            ...{ user: event.client, revision: 1, memory: event.profile, call: null },
          },
        ]
      : [],
  )
  return [...described, ...memories]
}
