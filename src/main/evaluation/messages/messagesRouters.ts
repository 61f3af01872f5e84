/** By router: who took up its messages, how these interactions went, and how it was judged. */
import type { PreferenceMessage } from '#shared/vocabulary/agents.ts'
import { byId, type RouterId } from '#shared/vocabulary/ids.ts'
import type { MessagesRouter } from '#shared/vocabulary/studies/messagesReport.ts'
import type { MessagesRun } from './messagesInput.ts'
import type { PairedInteraction } from './pairSeeds.ts'
import { rewardsOf } from './rewardsOf.ts'

type Sender = PreferenceMessage['from']

/** Returns the routers of every seed that a client took up a message of or that were judged, most receptions first. */
export function messagesRouters(
  runs: readonly MessagesRun[],
  interactions: readonly PairedInteraction[],
): readonly MessagesRouter[] {
  return runs.flatMap((run) =>
    routersOfSeed(
      run,
      interactions.filter(({ seed }) => seed === run.seed),
    ),
  )
}

function routersOfSeed(
  { seed, run, messages }: MessagesRun,
  interactions: readonly PairedInteraction[],
): readonly MessagesRouter[] {
  const receptions = new Map<Sender, number>()
  const byUsers = new Map<Sender, PairedInteraction[]>()
  for (const router of messages.credits.keys()) receptions.set(router, 0)
  for (const interaction of interactions)
    for (const { client, from } of interaction.receptions)
      for (const sender of from) {
        receptions.set(sender, (receptions.get(sender) ?? 0) + 1)
        if (client !== interaction.user) continue
        const known = byUsers.get(sender)
        if (known) known.push(interaction)
        else byUsers.set(sender, [interaction])
      }
  const routers = [...receptions].map(([router, count]): MessagesRouter => {
    const own = byUsers.get(router) ?? []
    return {
      seed,
      run,
      router,
      receptions: count,
      userReceptions: own.length,
      rewards: rewardsOf(own),
      credits: messages.credits.get(router as RouterId) ?? null,
    }
  })
  return routers.sort((a, b) => b.receptions - a.receptions || byId(a.router, b.router))
}
