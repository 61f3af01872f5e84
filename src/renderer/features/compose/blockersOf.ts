/** What keeps an experiment from being started, each with the field where it can be corrected. */
import { t } from '../../locales/t.ts'
import { fileLabel } from '../../forms/models/fileLabel.ts'
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
    const known =
      datasets.length === 0
        ? t('compose.importOneFirst')
        : t('compose.chooseOneOfJoin', { join: datasets.join(t('stores.listComma')) })
    blockers.push({ text: t('compose.thereIsNoDatasetNamed', { dataset, known }), field: 'dataset' })
  }
  if (variants !== null && !variants.includes(variant)) {
    blockers.push({
      text: t('compose.thereIsNoMethodNamed', { variant, join: variants.join(t('stores.listComma')) }),
      field: 'method',
    })
  }
  for (const { field, label, problems } of models) {
    for (const [name, problem] of Object.entries(problems))
      blockers.push({
        text:
          name === 'chosen'
            ? problem
            : `${label}${t('stores.comma')}${fileLabel(name as FileNumber)}${t('stores.colon')}${problem}`,
        field,
      })
  }
  for (const [name, problem] of issues)
    blockers.push({ text: `${labelOf(name)}${t('stores.colon')}${problem}`, field: name })
  return blockers
}
