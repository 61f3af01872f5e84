/** A study as one file, YAML or JSON: what is compared on which data and models, over which settings and seeds. */
import { z } from 'zod'
import { METRIC_NAMES } from '../results.ts'
import { askedLanguageModel, gpuLayers, modelFileName } from '../models/models.ts'
import { partialSettings } from '../settings/allSettings.ts'
import { settingValue } from '../runs.ts'

export const STUDY_FORMAT = 1

/** What a study shows: tables and figures of the paper, whether messages help, or a grid of one's own. */
export const STUDY_KINDS = [
  'methods',
  'ablations',
  'propagation',
  'efficiency',
  'backbones',
  'router-evolution',
  'cold-start',
  'sensitivity',
  'messages',
  'grid',
] as const
export type StudyKind = (typeof STUDY_KINDS)[number]

/** The seeds stand apart, because every point is run with each of them. */
const rowSettings = partialSettings.omit({ seed: true })
/** In one line: a control character could steer a terminal, and LaTeX does not read it. */
const shortText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, 'text in one line without control characters')
const label = shortText(80)

/** One compared method: a variant, with settings of its own. */
const studyRow = z.strictObject({
  /** How tables and figures name it; the name of the variant where absent. */
  label: label.optional(),
  /** The label of a variant, such as a row of Table 3, or of a baseline. */
  variant: z.string().min(1).max(80),
  /** These win over the settings of the study, over what the variant fixes, and over sweeps. */
  settings: rowSettings.default({}),
})

/** The models of one backbone; what is absent is built in. */
const studyModels = z.strictObject({
  label: label.optional(),
  languageModel: askedLanguageModel.optional(),
  reasoningModel: askedLanguageModel.optional(),
  embeddingModel: modelFileName.optional(),
  embeddingGpuLayers: gpuLayers.optional(),
})

/** All combinations of these values are run, each a point. */
const sweep = z
  .record(z.string().min(1).max(60), z.array(settingValue).min(1).max(50))
  .refine((values) => Object.keys(values).length > 0, 'at least one setting')

export const studyFile = z.strictObject({
  format: z.literal(STUDY_FORMAT),
  title: shortText(120),
  kind: z.enum(STUDY_KINDS).default('grid'),
  note: z.string().max(2000).default(''),
  datasets: z.array(z.string().min(1).max(500)).min(1).max(20),
  rows: z
    .array(z.union([z.string().min(1).max(80), studyRow]))
    .min(1)
    .max(60),
  /** Backbones: every row is run with each. */
  models: z.array(studyModels).min(1).max(20).default([{}]),
  /** Settings of all rows; a row takes those that its method has and its variant does not fix. */
  settings: rowSettings.default({}),
  /** Without sweeps each row is run at one point; with several, at the points of each. */
  sweeps: z.array(sweep).max(10).default([]),
  seeds: z
    .array(z.int().min(0).max(4294967295))
    .min(1)
    .max(100)
    // One run that stands twice would count as two in every test.
    .refine((seeds) => new Set(seeds).size === seeds.length, 'each seed once')
    .default([2020, 2021, 2022]),
  /** How many of its runs are worked on at once. */
  runsAtOnce: z.int().min(1).max(16).default(1),
  /** The label of the row that is tested against every other; the first where absent. */
  testedRow: label.optional(),
  cutoffs: z.array(z.enum(METRIC_NAMES)).min(1).max(7).default(['ndcg@1', 'ndcg@5', 'ndcg@10']),
  /**
   * Grid search: the points of a row are ranked by this metric of their validation items, and the best alone ranks the
   * test, in runs of its own.
   */
  chooseBy: z.enum(METRIC_NAMES).optional(),
})

/** A study as it is written. */
export type AskedStudy = z.input<typeof studyFile>
/** A study with defaults filled in. */
export type StudyFile = Readonly<z.output<typeof studyFile>>
export type StudyModels = Readonly<z.output<typeof studyModels>>

/** A row with its label. */
export interface StudyRow {
  readonly label: string
  readonly variant: string
  readonly settings: Readonly<Record<string, string | number | boolean>>
}

/** Returns the rows of a study, each with its label. */
export function rowsOf({ rows }: Pick<StudyFile, 'rows'>): readonly StudyRow[] {
  return rows.map((row) => {
    if (typeof row === 'string') return { label: row, variant: row, settings: {} }
    const { label: name = row.variant, variant, settings } = row
    return { label: name, variant, settings: withoutUndefined(settings) }
  })
}

/** Returns settings without those that are absent. */
export function withoutUndefined(
  settings: Readonly<Record<string, string | number | boolean | undefined>>,
): StudyRow['settings'] {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
