/** What a reader chooses of the tables and figures of a study. */
import { z } from 'zod'

/** The paper's samples of Amazon reviews. */
export const PAPER_DATASETS = ['CDs', 'Office', 'Instruments'] as const
export type PaperDataset = (typeof PAPER_DATASETS)[number]

/** Which paper dataset stands beside which of one's own; `none` for none. What is not named is guessed. */
export const besidePaper = z.record(z.string().max(500), z.enum([...PAPER_DATASETS, 'none']))
export type BesidePaper = Readonly<z.output<typeof besidePaper>>

/** `test`: best and second best where the tests allow it. `highest`: the highest means, as the paper marks them. */
export const MARKINGS = ['test', 'highest'] as const

export const studyTableChoice = z.strictObject({
  by: z.enum(MARKINGS).default('test'),
  beside: besidePaper.default({}),
})
export type StudyTableChoice = Readonly<z.output<typeof studyTableChoice>>
