/** A study as its form holds it: what was typed, valid or not. */
import type { MetricName } from '#shared/vocabulary/results.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import type { StudyKind, StudyModels } from '#shared/vocabulary/studies/studyFile.ts'
import type { DraftModels } from '../draft/keptDraft.ts'

/** One row; its label may be empty, and is the name of its variant then. */
export interface DraftRow {
  readonly label: string
  readonly variant: string
  readonly settings: Settings
}

/** The models of one backbone. */
export interface DraftBackbone {
  readonly label: string
  readonly models: DraftModels
  /** As the file has them, so that a chat server that is not saved here stays what it is. */
  readonly asked: StudyModels
}

/** One setting of a sweep with the list of its values as it was typed. */
export interface DraftAxis {
  readonly name: string
  readonly values: string
}

export interface DraftStudy {
  readonly kind: StudyKind
  readonly title: string
  readonly note: string
  readonly datasets: readonly string[]
  /** The dataset that the rows “-full” are trained on; empty where there is none. */
  readonly fullDataset: string
  readonly models: readonly DraftBackbone[]
  readonly rows: readonly DraftRow[]
  readonly settings: Settings
  /** All combinations within one sweep; one sweep after the other. */
  readonly sweeps: readonly (readonly DraftAxis[])[]
  /** The list of seeds as it was typed. */
  readonly seeds: string
  readonly runsAtOnce: number | string
  /** The label of the tested row; empty for the first. */
  readonly testedRow: string
  readonly cutoffs: readonly MetricName[]
  /** The metric by which a grid search chooses; empty where all points rank the test. */
  readonly chooseBy: MetricName | ''
}

/** What is wrong, and where it can be mended. */
export interface StudyProblem {
  /** The name of the field: that of a setting, `row-0`, `sweep-0-1`, or that of a part of the file. */
  readonly field: string
  readonly text: string
}

/** Returns how tables name a row. */
export function labelOfRow({ label, variant }: Pick<DraftRow, 'label' | 'variant'>): string {
  return label.trim() === '' ? variant : label.trim()
}
