/** The protocol line that every shown or exported figure carries: data, models, seeds, protocol. */
import { languageModelsText } from '../vocabulary/manifest.ts'
import { heldOutOf } from '../vocabulary/results.ts'
import { inEnglish, type Say } from '../vocabulary/wording/inEnglish.ts'
import type { FigureRun } from './figure.ts'

/** What is ranked, by the item that is held out. */
const ITEMS = { test: 'test items', validation: 'validation items' } as const

/** Returns the line for these runs, with each distinct value once; empty for no runs. */
export function protocolLine(runs: readonly FigureRun[], say: Say = inEnglish): string {
  const [first] = runs
  if (!first) return ''
  const distinct = (read: (run: FigureRun) => string) => [...new Set(runs.map(read))].join(say(', '))
  const datasets = distinct(
    ({ manifest }) => `${manifest.dataset.name} (${manifest.dataset.hash.slice(0, 8)})`,
  )
  const models = distinct(({ manifest }) => languageModelsText(manifest, say))
  const seeds = distinct(({ manifest }) => String(manifest.settings['seed']))
  const protocol = runs.map((run) => run.view.evaluations.at(-1)?.protocol).find((one) => one !== undefined)
  return [
    datasets,
    models,
    distinct(({ manifest }) => say(manifest.embeddingModel.name)),
    say('seed {seeds}', { seeds }),
    ...(protocol
      ? [
          say(
            '{split}, {ranked}, {users} users, {candidates} candidates (negatives {negatives}), {repetitions} repetitions',
            {
              ...{ split: say(protocol.split), ranked: rankedItems(runs, say), users: protocol.users },
              ...{ candidates: protocol.candidates, negatives: negativesOf(runs, say) },
              repetitions: protocol.repetitions,
            },
          ),
        ]
      : []),
  ].join(' · ')
}

/** Where the negatives of these evaluations come from: those of the test may be given, and others sampled. */
function negativesOf(runs: readonly FigureRun[], say: Say): string {
  const found = runs.flatMap(({ view }) => view.evaluations.map(({ protocol }) => protocol.negatives))
  return [...new Set(found)].map((one) => say(one)).join(say(' and '))
}

/** Which items the evaluations of these runs rank, in the order of their first occurrence. */
function rankedItems(runs: readonly FigureRun[], say: Say): string {
  const ranked = runs.flatMap(({ view }) => view.evaluations.map(({ protocol }) => heldOutOf(protocol)))
  return [...new Set(ranked)].map((heldOut) => say(ITEMS[heldOut])).join(say(' and '))
}
