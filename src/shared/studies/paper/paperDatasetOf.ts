/** Which dataset of the paper stands beside one of the user's. */
import type { BesidePaper, PaperDataset } from '../../vocabulary/studies/studyTableChoice.ts'

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
