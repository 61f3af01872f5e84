/** The protocol line that every shown or exported figure carries: data, models, seeds, protocol. */
import { languageModelsText } from '../vocabulary/manifest.ts'
import { heldOutOf } from '../vocabulary/results.ts'
import type { FigureRun } from './figure.ts'

/** Returns the line for these runs, with each distinct value once; empty for no runs. */
export function protocolLine(runs: readonly FigureRun[]): string {
  const [first] = runs
  if (!first) return ''
  const distinct = (read: (run: FigureRun) => string) => [...new Set(runs.map(read))].join(', ')
  const datasets = distinct(
    ({ manifest }) => `${manifest.dataset.name} (${manifest.dataset.hash.slice(0, 8)})`,
  )
  const models = distinct(({ manifest }) => languageModelsText(manifest))
  const seeds = distinct(({ manifest }) => String(manifest.settings['seed']))
  const protocol = runs.map((run) => run.view.evaluations.at(-1)?.protocol).find((one) => one !== undefined)
  return [
    datasets,
    models,
    distinct(({ manifest }) => manifest.embeddingModel.name),
    `seed ${seeds}`,
    ...(protocol
      ? [
          `${protocol.split}, ${rankedItems(runs)}, ${protocol.users} users, ${protocol.candidates} candidates (negatives ${negativesOf(runs)}), ${protocol.repetitions} repetitions`,
        ]
      : []),
  ].join(' · ')
}

/** Where the negatives of these evaluations come from: those of the test may be given, and others sampled. */
function negativesOf(runs: readonly FigureRun[]): string {
  const found = runs.flatMap(({ view }) => view.evaluations.map(({ protocol }) => protocol.negatives))
  return [...new Set(found)].join(' and ')
}

/** Which items the evaluations of these runs rank, in the order of their first occurrence. */
function rankedItems(runs: readonly FigureRun[]): string {
  const ranked = runs.flatMap(({ view }) => view.evaluations.map(({ protocol }) => heldOutOf(protocol)))
  return [...new Set(ranked)].map((heldOut) => `${heldOut} items`).join(' and ')
}
