/** What `recnet export` is of: runs, one run, a dataset or a study, whichever its figure or table is a figure or table of. */
import { WorkbenchError } from '#shared/errors.ts'
import {
  DATASET_FIGURE_NAMES,
  FIGURE_NAMES,
  ROUTER_FIGURE_NAMES,
  STUDY_FIGURE_NAMES,
  STUDY_TABLE_NAMES,
  TABLE_NAMES,
  USER_FIGURE_NAMES,
} from '#shared/vocabulary/figures.ts'

/** What was typed. */
export interface TypedSubject {
  readonly run?: readonly string[] | undefined
  readonly dataset?: string | undefined
  readonly study?: string | undefined
}

export type ExportSubject =
  | { readonly kind: 'runs'; readonly runs: readonly string[] }
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'dataset'; readonly dataset: string }
  | { readonly kind: 'study'; readonly study: string }

const NAMES = {
  figure: {
    runs: FIGURE_NAMES,
    run: [...ROUTER_FIGURE_NAMES, ...USER_FIGURE_NAMES],
    dataset: DATASET_FIGURE_NAMES,
    study: STUDY_FIGURE_NAMES,
  },
  table: { runs: TABLE_NAMES, run: [], dataset: [], study: STUDY_TABLE_NAMES },
} as const

/**
 * Returns what a figure or table of this name is of.
 * @throws WorkbenchError `argument-invalid` for an unknown name, or where something else was given than it is of.
 */
export function exportSubject(
  what: keyof typeof NAMES,
  name: string,
  { run, dataset, study }: TypedSubject,
): ExportSubject {
  const names: Readonly<Record<ExportSubject['kind'], readonly string[]>> = NAMES[what]
  const given = [run, dataset, study].flatMap((one) => (one === undefined ? [] : [String(one)])).join(', ')
  const found = given === '' ? 'none of them' : given
  if (names.dataset.includes(name)) {
    if (dataset === undefined || run !== undefined || study !== undefined)
      throw invalid('--dataset', `a dataset and no run, as ${name} is a ${what} of a dataset`, found)
    return { kind: 'dataset', dataset }
  }
  if (names.study.includes(name)) {
    if (study === undefined || run !== undefined || dataset !== undefined)
      throw invalid('--study', `a study and nothing else, as ${name} is a ${what} of a study`, found)
    return { kind: 'study', study }
  }
  if (names.run.includes(name)) {
    if (run?.length !== 1 || dataset !== undefined || study !== undefined)
      throw invalid('--run', `one run and nothing else, as ${name} is a ${what} of one run`, found)
    return { kind: 'run', run: String(run[0]) }
  }
  if (!names.runs.includes(name))
    throw invalid('name', [...names.runs, ...names.run, ...names.dataset, ...names.study].join(', '), name)
  if (run === undefined || dataset !== undefined || study !== undefined)
    throw invalid('--run', `runs and no dataset, as ${name} is a ${what} of runs`, found)
  return { kind: 'runs', runs: run }
}

function invalid(argument: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument, expected, found })
}
