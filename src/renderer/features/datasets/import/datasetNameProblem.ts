/** Checks the name of a new dataset by the same rule as the engine. */
import { t } from '../../../locales/t.ts'
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/

/** What is wrong with the name; null where it can be used. */
export function datasetNameProblem(name: string, taken: readonly string[]): string | null {
  if (name === '') return t('imports.expectedANameFoundNothing')
  if (name.length > 63) return t('imports.expectedAtMost63Characters', { name: name.length })
  if (!NAME.test(name)) return t('imports.expectedLowerCaseLettersDigits')
  return taken.includes(name) ? t('imports.thereIsAlreadyADataset', { name }) : null
}
