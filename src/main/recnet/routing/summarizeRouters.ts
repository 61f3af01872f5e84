/** §2.2.2, Eq. 3: rewrites router profiles with their newly assigned attributes. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Attribute } from '#shared/vocabulary/agents.ts'
import type { RouterId } from '#shared/vocabulary/ids.ts'
import { withEvents, type Draft } from '../draft.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { summarizePrompt } from '../prompts/summarize.ts'
import type { Assignments } from './assignAttributes.ts'

/** The draft after summarization. */
export interface Summaries extends Draft {
  readonly assignments: Assignments
}

/**
 * Asks Prompt_summarize for every router with new attributes. A router whose reply cannot be parsed keeps its profile.
 */
export async function summarizeRouters(assignments: Assignments, ports: Ports): Promise<Summaries> {
  const { network } = assignments
  const events = await Promise.all(
    [...assignments.assignedAttributes].map(
      async ([router, attributes]): Promise<readonly NetworkEvent[]> => {
        const routerProfile = network.routers.get(router)?.profile ?? ''
        const { profile, call } = await summary(
          router,
          attributes,
          { routerProfile, step: network.step },
          ports,
        )
        return profile === null || profile === routerProfile
          ? []
          : [{ type: 'router-summarized', router, profile, call }]
      },
    ),
  )
  return { ...withEvents(assignments, events.flat(), ports.settings), assignments }
}

/** Returns P_R* of one router, or null where the reply could not be parsed; P_R is then kept. */
export async function summary(
  router: RouterId,
  attributes: readonly Attribute[],
  now: { readonly routerProfile: string; readonly step: number },
  ports: Ports,
): Promise<{ readonly profile: string | null; readonly call: string }> {
  const variables = { domainWord: ports.domainWord, attributes, routerProfile: now.routerProfile }
  const { value, call } = await askModel(
    summarizePrompt,
    variables,
    { subject: router, step: now.step },
    ports,
  )
  const { summary: written } = value
  return { profile: written === undefined ? null : capWords(written, WORD_LIMITS.router), call }
}
