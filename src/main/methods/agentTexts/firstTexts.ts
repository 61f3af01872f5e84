/** Agents with texts before the first interaction: what every agent says of itself, from the dataset alone and without a call. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Population } from '#shared/vocabulary/datasets.ts'
import { tokenOf, type ClientId } from '#shared/vocabulary/ids.ts'
import { itemTemplate, userTemplate } from '../../recnet/initialization/firstProfiles.ts'
import { capWords, WORD_LIMITS } from '../../recnet/prompts/capWords.ts'

/** Returns one fact for each user and item. The texts are the first profiles of RecNet, so that both begin alike. */
export function firstTexts({ items, users, userIds, domainWord }: Population): readonly NetworkEvent[] {
  const described = (client: ClientId, name: string, profile: string): NetworkEvent => ({
    type: 'client-described',
    client,
    name,
    profile,
    filterMemory: { revision: 0, lastRuleId: 0, rules: [] },
  })
  return [
    ...userIds.map((user) => {
      const text = userTemplate(users.get(user)?.text ?? '', domainWord)
      return described(user, tokenOf(user), capWords(text, WORD_LIMITS.user))
    }),
    ...[...items.values()].map((item) =>
      described(item.id, item.title, capWords(itemTemplate(item, domainWord), WORD_LIMITS.item)),
    ),
  ]
}
