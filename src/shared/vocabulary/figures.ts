/** Requests for figures and tables as files. */
import { z } from 'zod'
import { METRIC_NAMES } from './results.ts'
import { runId } from './runs.ts'
import { studyId } from './studies/studies.ts'
import { besidePaper, studyTableChoice } from './studies/studyTableChoice.ts'

export const FIGURE_NAMES = [
  'router-count',
  'ndcg',
  'prediction-accuracy',
  'routing-scores',
  'training',
] as const
export type FigureName = (typeof FIGURE_NAMES)[number]

/** Figures of a dataset, whatever is run on it. */
export const DATASET_FIGURE_NAMES = [
  'interactions-over-time',
  'item-popularity',
  'sequence-lengths',
  'text-lengths',
] as const
export type DatasetFigureName = (typeof DATASET_FIGURE_NAMES)[number]

/** Figures of the routers of one run, as of a step. */
export const ROUTER_FIGURE_NAMES = ['lineage', 'community-sizes'] as const
export type RouterFigureName = (typeof ROUTER_FIGURE_NAMES)[number]

/** Figures of the users of one run, in its newest evaluation. */
export const USER_FIGURE_NAMES = ['user-differences'] as const
export type UserFigureName = (typeof USER_FIGURE_NAMES)[number]

/** Figures of a study. */
export const STUDY_FIGURE_NAMES = [
  'study-methods',
  'study-ablations',
  'study-backbones',
  'study-router-evolution',
  'study-cold-start',
  'study-sensitivity',
  'study-efficiency',
  'study-time',
  'study-growth',
] as const
export type StudyFigureName = (typeof STUDY_FIGURE_NAMES)[number]

export const TABLE_NAMES = ['joint', 'methods', 'repetitions', 'tests', 'runs', 'calls', 'dataset'] as const
export type TableName = (typeof TABLE_NAMES)[number]

/** Tables of a study. */
export const STUDY_TABLE_NAMES = [
  'study',
  'study-tests',
  'study-efficiency',
  'study-cold-start',
  'study-runs',
] as const
export type StudyTableName = (typeof STUDY_TABLE_NAMES)[number]

/** Plain text, with aligned columns, is for studies alone. */
export const TABLE_FORMATS = ['csv', 'latex', 'markdown', 'text'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** `source` is a ZIP archive with the data and with scripts for Python and LaTeX that draw them. */
export const FIGURE_FORMATS = ['svg', 'pdf', 'png', 'csv', 'latex', 'source'] as const

/** `sans` is the font of the interface, `serif` one for papers that are set in Times or its like. */
export const FIGURE_FONTS = ['sans', 'serif'] as const
export type FigureFont = (typeof FIGURE_FONTS)[number]

/** Sets of colours: all but `grey` can be told apart by colour-blind people, and `grey` when printed without colour. */
export const FIGURE_PALETTES = ['standard', 'okabe-ito', 'tol', 'grey'] as const
export type FigurePalette = (typeof FIGURE_PALETTES)[number]

/** Where the legend stands: outside of the plot, in its upper right corner, or nowhere. */
export const LEGEND_PLACES = ['top', 'bottom', 'right', 'inside', 'none'] as const
export type LegendPlace = (typeof LEGEND_PLACES)[number]

/** The format, size and looks of a figure; the defaults fit a column of a paper. */
export const figureFormat = z.strictObject({
  format: z.enum(FIGURE_FORMATS),
  /** True size on paper, in millimetres. */
  widthMm: z.number().min(20).max(500).default(85),
  heightMm: z.number().min(20).max(500).default(60),
  /** Resolution of a PNG, in pixels per inch. */
  dpi: z.int().min(72).max(1200).default(300),
  /** Font size on paper, in points. */
  fontPt: z.number().min(4).max(24).default(8),
  font: z.enum(FIGURE_FONTS).default('sans'),
  /** Width of the lines of data on paper, in points; null for one that suits the font size. */
  lineWidthPt: z.number().min(0.25).max(4).nullable().default(null),
  palette: z.enum(FIGURE_PALETTES).default('standard'),
  legend: z.enum(LEGEND_PLACES).default('top'),
  title: z.boolean().default(false),
})
export type FigureFormat = z.output<typeof figureFormat>

/** The cutoffs of NDCG that a figure can be of. */
export const FIGURE_CUTOFFS = [1, 5, 10] as const
export type FigureCutoff = (typeof FIGURE_CUTOFFS)[number]

/** A moving mean over a window, an exponential mean whose start is corrected for, or none. */
export const SMOOTHINGS = ['mean', 'exponential', 'none'] as const
export type Smoothing = (typeof SMOOTHINGS)[number]

/** What of a figure of runs is drawn, where not everything is. */
export const figureChoice = z.strictObject({
  cutoff: z.literal(FIGURE_CUTOFFS).default(10),
  smoothing: z.enum(SMOOTHINGS).default('mean'),
  /** The n of the smoothing, in interactions. */
  window: z.int().min(2).max(2000).default(50),
  /** Runs that differ by their seeds alone: their mean with a band, or each by itself. */
  seeds: z.enum(['mean', 'each']).default('mean'),
})
export type FigureChoice = z.output<typeof figureChoice>
/** The default choice. */
export const DEFAULT_CHOICE: FigureChoice = figureChoice.parse({})

/** A figure of one or several runs. */
export const runFigureRequest = figureFormat.extend({
  runs: z.array(runId).min(1).max(50),
  figure: z.enum(FIGURE_NAMES),
  choice: figureChoice.prefault({}),
})

/** A figure of a dataset. */
export const datasetFigureRequest = figureFormat.extend({
  dataset: z.string().max(500),
  figure: z.enum(DATASET_FIGURE_NAMES),
})

/** A figure of the routers of a run; without a step, as they are now. */
export const routerFigureRequest = figureFormat.extend({
  run: runId,
  figure: z.enum(ROUTER_FIGURE_NAMES),
  step: z.int().min(0).optional(),
})

/** A figure of the users of a run. */
export const userFigureRequest = figureFormat.extend({
  run: runId,
  figure: z.enum(USER_FIGURE_NAMES),
  metric: z.enum(METRIC_NAMES).default('ndcg@10'),
  /** The method that the own one is compared with, or the random floor; the first reference where it is none. */
  against: z.string().max(200).default(''),
})

/** A figure of one run. */
export const oneRunFigureRequest = z.discriminatedUnion('figure', [routerFigureRequest, userFigureRequest])

/** A figure of a study, with the paper's datasets that stand beside its own. */
export const studyFigureRequest = figureFormat.extend({
  study: studyId,
  figure: z.enum(STUDY_FIGURE_NAMES),
  beside: besidePaper.default({}),
})

/** Which figure is wanted, of which runs, which dataset or which study, in which format and size. */
export const figureRequest = z.discriminatedUnion('figure', [
  runFigureRequest,
  datasetFigureRequest,
  oneRunFigureRequest,
  studyFigureRequest,
])
export type FigureRequest = z.input<typeof figureRequest>

/** A table of some runs. */
export const runTableRequest = z.strictObject({
  runs: z.array(runId).min(1).max(50),
  table: z.enum(TABLE_NAMES),
  format: z.enum(['csv', 'latex', 'markdown']),
})

/** A table of a study. */
export const studyTableRequest = studyTableChoice.extend({
  study: studyId,
  table: z.enum(STUDY_TABLE_NAMES),
  format: z.enum(TABLE_FORMATS),
})
export type StudyTableRequest = z.output<typeof studyTableRequest>

/** Which table of which runs or which study is wanted, in which format. */
export const tableRequest = z.discriminatedUnion('table', [runTableRequest, studyTableRequest])
export type TableRequest = z.input<typeof tableRequest>

/** A file to be saved where the user says. */
export interface ExportedFile {
  readonly fileName: string
  readonly mime: string
  readonly base64: string
  /** Letters that no shipped font has, where a figure shows some. */
  readonly missingLetters?: string
}
