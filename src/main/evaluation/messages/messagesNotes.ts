/** How the figures of the report on messages are made, and which comparisons are not fair. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { MessagesBlock, MessagesSeed } from '#shared/vocabulary/studies/messagesReport.ts'

/** Returns the notes of one block in sentences. */
export function messagesNotes({
  caveat,
  seeds,
  comparisons,
}: Pick<MessagesBlock, 'caveat' | 'seeds' | 'comparisons'>): readonly string[] {
  const sizeOf = (family: 'main' | 'further') =>
    comparisons.filter((comparison) => comparison.family === family && comparison.test).length
  return [
    ...(caveat === null ? [] : [inEnglish('The model: {caveat}.', { caveat })]),
    inEnglish(
      'The reward of an interaction is 1 where the item that the user took was predicted out of two, and 0 otherwise; guessing has 0.5. It is measured while the run learns. How well the test items are ranked in the end, RecNet against both controls, is in the results of the study, and can differ: a message may come too late for any interaction that is learnt.',
    ),
    inEnglish(
      'Fair: the same interaction (user, item taken, item not taken) of the same seed with and without messages. Users, items and their order follow from the seed alone, so both runs have the same interactions.',
    ),
    inEnglish(
      'Fair with a limit: interactions are sorted by what happened in the run of RecNet (who took up messages, before or after the first reception). That was settled before the prediction, and both runs are taken at the same interactions; but they are not drawn by chance, so each figure holds for its own interactions. It covers all that messages had done in the run until then, not the last message alone.',
    ),
    inEnglish(
      'Not fair: rewards of different lines of one run, such as with and without reception, or before and after the first one. They are of other users, and later ones come after more learning. Read the differences from the control.',
    ),
    inEnglish(
      'Messages are merged before the prediction, so the first interaction of a user with a reception counts as after. Interactions before may have items that took up messages.',
    ),
    inEnglish(
      'Cold: the user had at most one earlier interaction in the run. Warm: more. This follows from the seed, not from messages.',
    ),
    inEnglish(
      "Intervals and tests take the interactions of a user, and those of a seed, together. Each p is after Holm's correction, which is over the {main} main comparisons, declared beforehand (all interactions; those in which the user took up messages; the change at the first reception; each with every control), and apart from them over the {further} further ones.",
      { main: sizeOf('main'), further: sizeOf('further') },
    ),
    inEnglish(
      'Figures by router and by rule are descriptive: there are many of them, and the highest of many are high by chance. An interaction with messages of several routers, or under several rules, counts for each. Routers of one seed are not those of another.',
    ),
    inEnglish(
      'All seeds learn from the same users and items, so that a rule that recurs shows where these data lead; not that the rule helps.',
    ),
    ...seeds.flatMap(unpairedNotes),
  ]
}

function unpairedNotes({ seed, controls }: MessagesSeed): readonly string[] {
  return controls.flatMap(({ control, run, unpaired }) =>
    unpaired === null
      ? []
      : [
          inEnglish(
            'Seed {seed}, {control}: {run} is not compared, because its interactions are others: {unpaired}.',
            { seed, control, run, unpaired },
          ),
        ],
  )
}
