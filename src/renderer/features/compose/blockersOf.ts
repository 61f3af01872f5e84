/** What keeps an experiment from being started, each with the field where it can be corrected. */
import { FILE_LABELS } from '../../forms/models/fileLabels.ts'
import type { ModelBlockers } from '../../forms/models/modelBlockersOf.ts'
import type { FileNumber } from '../../stores/draft/draftModels.ts'

export interface Blocker {
  readonly text: string
  /** The id of the field. */
  readonly field: string
}

export interface Readiness {
  /** Null while they are not known yet. */
  readonly datasets: readonly string[] | null
  readonly dataset: string
  readonly variants: readonly string[] | null
  readonly variant: string
  /** The problem of each invalid hyperparameter, by its name. */
  readonly issues: ReadonlyMap<string, string>
  readonly models?: readonly ModelBlockers[]
  readonly labelOf: (name: string) => string
}

/** All that is wrong or missing, in the order of the form; empty where the run can be started. */
export function blockersOf({
  datasets,
  dataset,
  variants,
  variant,
  issues,
  models = [],
  labelOf,
}: Readiness): readonly Blocker[] {
  const blockers: Blocker[] = []
  if (datasets !== null && !datasets.includes(dataset)) {
    const known = datasets.length === 0 ? 'Import one first.' : `Choose one of ${datasets.join(', ')}.`
    blockers.push({ text: `There is no dataset named ${dataset}. ${known}`, field: 'dataset' })
  }
  if (variants !== null && !variants.includes(variant)) {
    blockers.push({
      text: `There is no method named ${variant}. Choose one of ${variants.join(', ')}.`,
      field: 'method',
    })
  }
  for (const { field, label, problems } of models) {
    for (const [name, problem] of Object.entries(problems))
      blockers.push({
        text: name === 'chosen' ? problem : `${label}, ${FILE_LABELS[name as FileNumber]}: ${problem}`,
        field,
      })
  }
  for (const [name, problem] of issues) blockers.push({ text: `${labelOf(name)}: ${problem}`, field: name })
  return blockers
}
