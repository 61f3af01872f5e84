/** What keeps an experiment from being started, each with the place where it can be mended. */
export interface Blocker {
  readonly text: string
  /** Id of the field. */
  readonly field: string
}

export interface Readiness {
  /** Null while they are not known yet. */
  readonly datasets: readonly string[] | null
  readonly dataset: string
  readonly variants: readonly string[] | null
  readonly variant: string
  /** By name of hyperparameter. */
  readonly issues: ReadonlyMap<string, string>
  readonly labelOf: (name: string) => string
}

export function blockersOf({ datasets, dataset, variants, variant, issues, labelOf }: Readiness): readonly Blocker[] {
  const blockers: Blocker[] = []
  if (datasets !== null && !datasets.includes(dataset)) {
    const known = datasets.length === 0 ? 'Import one first.' : `Choose one of ${datasets.join(', ')}.`
    blockers.push({ text: `There is no dataset named ${dataset}. ${known}`, field: 'dataset' })
  }
  if (variants !== null && !variants.includes(variant)) {
    blockers.push({ text: `There is no method named ${variant}. Choose one of ${variants.join(', ')}.`, field: 'method' })
  }
  for (const [name, problem] of issues) blockers.push({ text: `${labelOf(name)}: ${problem}`, field: name })
  return blockers
}
