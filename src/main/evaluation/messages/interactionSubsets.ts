/** Which paired interactions belong to which subset. */
import type { MessageSubset } from '#shared/vocabulary/studies/messagesReport.ts'
import type { PairedInteraction } from './pairSeeds.ts'

/** The most earlier interactions of a cold user in the run. */
const MOST_EARLIER_OF_COLD = 1

/** Returns whether the user of an interaction took up messages for it. */
export function userTookUp({ user, receptions }: Pick<PairedInteraction, 'user' | 'receptions'>): boolean {
  return receptions.some(({ client }) => client === user)
}

/** By subset, whether an interaction belongs to it. */
export const IN_SUBSET: Readonly<Record<MessageSubset, (interaction: PairedInteraction) => boolean>> = {
  all: () => true,
  'user took up': userTookUp,
  'only items took up': (interaction) => !userTookUp(interaction) && interaction.receptions.length > 0,
  'nobody took up': ({ receptions }) => receptions.length === 0,
  'before first reception': ({ since }) => since === 'before',
  'from first reception on': ({ since }) => since === 'from',
  cold: ({ earlier }) => earlier <= MOST_EARLIER_OF_COLD,
  warm: ({ earlier }) => earlier > MOST_EARLIER_OF_COLD,
}
