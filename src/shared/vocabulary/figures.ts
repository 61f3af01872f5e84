/** Requests for figures and tables as files. */
import { z } from 'zod'
import { runId } from './runs.ts'

export const FIGURE_NAMES = ['router-count', 'ndcg', 'prediction-accuracy', 'routing-scores'] as const
export type FigureName = (typeof FIGURE_NAMES)[number]

export const TABLE_NAMES = ['methods', 'tests', 'runs', 'calls', 'dataset'] as const
export type TableName = (typeof TABLE_NAMES)[number]

/** Which figure of which runs is wanted, in which format and size; the defaults fit a column of a paper. */
export const figureRequest = z.strictObject({
  runs: z.array(runId).min(1).max(50),
  figure: z.enum(FIGURE_NAMES),
  format: z.enum(['svg', 'pdf', 'png', 'csv', 'latex']),
  /** True size on paper, in millimetres. */
  widthMm: z.number().min(20).max(500).default(85),
  heightMm: z.number().min(20).max(500).default(60),
  /** Resolution of a PNG, in pixels per inch. */
  dpi: z.int().min(72).max(1200).default(300),
  /** Font size on paper, in points. */
  fontPt: z.number().min(4).max(24).default(8),
  title: z.boolean().default(false),
})
export type FigureRequest = z.input<typeof figureRequest>

/** Which table of which runs is wanted, in which format. */
export const tableRequest = z.strictObject({
  runs: z.array(runId).min(1).max(50),
  table: z.enum(TABLE_NAMES),
  format: z.enum(['csv', 'latex']),
})
export type TableRequest = z.input<typeof tableRequest>

/** A file to be saved where the user says. */
export interface ExportedFile {
  readonly fileName: string
  readonly mime: string
  readonly base64: string
}
