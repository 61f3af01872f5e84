/** A new text of an agent, as it is kept and as a fact. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import { isUserId } from '#shared/vocabulary/ids.ts'
import { capWords, WORD_LIMITS } from '../../recnet/prompts/capWords.ts'

/** Returns the agent and the fact; null where there is no text, or the agent has it already, so that nothing changes. */
export function revisedProfile(
  agent: ClientAgent,
  text: string | undefined,
  call: string,
): { readonly agent: ClientAgent; readonly fact: NetworkEvent } | null {
  const profile = capWords(text ?? '', isUserId(agent.id) ? WORD_LIMITS.user : WORD_LIMITS.item)
  if (profile === '' || profile === agent.profile) return null
  const revision = agent.profileRevision + 1
  return {
    agent: { ...agent, profile, profileRevision: revision },
    fact: {
      type: 'profile-revised',
      reason: 'reflection',
      ...{ client: agent.id, revision, profile, cause: null, call },
    },
  }
}
