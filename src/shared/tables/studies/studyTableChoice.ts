/** What a reader chooses of the tables and figures of a study. */
import { z } from 'zod'
import { PAPER_DATASETS, type PaperDataset } from '../../studies/paper/paperTables.ts'

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

const GUESSES: readonly (readonly [RegExp, PaperDataset])[] = [
  [/(^|[^a-z])cds?([^a-z]|$)/, 'CDs'],
  [/office/, 'Office'],
  [/instrument/, 'Instruments'],
]

/** Returns the paper's dataset beside one of the user's: as chosen, else by its name; null for none. */
export function paperDatasetOf(dataset: string, beside: BesidePaper): PaperDataset | null {
  const chosen = beside[dataset]
  if (chosen !== undefined) return chosen === 'none' ? null : chosen
  return GUESSES.find(([pattern]) => pattern.test(dataset.toLowerCase()))?.[1] ?? null
}
