/** Where the files of runs and datasets are in a bundle, and which files there may be. */
import { BUNDLE_FILE } from '#shared/vocabulary/bundles/bundleFile.ts'
import type { BundledDataset, BundledRun } from '#shared/vocabulary/bundles/bundleFile.ts'

/** The file of the study, in a bundle of one. */
export const STUDY_PATH = 'study/study.json'

/** Files of every run. */
const RUN_FILES = ['manifest.json', 'events.jsonl', 'report.json', 'sessions.jsonl', 'about.json'] as const
/** Files of a run that asked models whose replies are stored. */
const ANSWER_FILES = ['calls.jsonl', 'replies.jsonl', 'vectors.jsonl'] as const
/** Endings of the files of a dataset, and which of them every dataset has. */
const DATASET_FILES = ['inter', 'item'] as const
const MORE_DATASET_FILES = ['user', 'random', 'kg', 'link'] as const

export type RunFileName = (typeof RUN_FILES)[number] | (typeof ANSWER_FILES)[number]

/** Returns the name of a file of a run. */
export function runPath({ name }: Pick<BundledRun, 'name'>, file: RunFileName): string {
  return `runs/${name}/${file}`
}

/** Returns the folder of a dataset. Two of one name are told apart by their content. */
export function datasetPath({ hash }: Pick<BundledDataset, 'hash'>): string {
  return `datasets/${hash.slice(0, 16)}`
}

/** Returns the name of the card of a dataset, which not every dataset has. */
export function cardPath(dataset: Pick<BundledDataset, 'hash'>): string {
  return `${datasetPath(dataset)}/card.json`
}

/** Returns the files that a bundle of these runs and datasets must have, and those that it may have. */
export function filesOf(
  runs: readonly Pick<BundledRun, 'name'>[],
  datasets: readonly BundledDataset[],
  study: string | undefined,
): { readonly needed: ReadonlySet<string>; readonly allowed: ReadonlySet<string> } {
  const included = datasets.filter((dataset) => dataset.included)
  const ofDatasets = (endings: readonly string[]) =>
    included.flatMap((dataset) =>
      endings.map((ending) => `${datasetPath(dataset)}/${dataset.name}.${ending}`),
    )
  const needed = [
    BUNDLE_FILE,
    ...(study === undefined ? [] : [STUDY_PATH]),
    ...runs.flatMap((run) => RUN_FILES.map((file) => runPath(run, file))),
    ...ofDatasets(DATASET_FILES),
  ]
  const more = [
    ...runs.flatMap((run) => ANSWER_FILES.map((file) => runPath(run, file))),
    ...ofDatasets(MORE_DATASET_FILES),
    ...included.map(cardPath),
  ]
  return { needed: new Set(needed), allowed: new Set([...needed, ...more]) }
}
