/** `--beside <dataset=paper dataset>`: which dataset of the paper stands beside which of one's own. */
import { WorkbenchError } from '#shared/errors.ts'
import { besidePaper, PAPER_DATASETS, type BesidePaper } from '#shared/vocabulary/studies/studyTableChoice.ts'

export const BESIDE_TEXT = `Which dataset of the paper stands beside one of the study, as name=${PAPER_DATASETS.join('|')}|none; guessed by name where absent.`

/** Reads the pairs. @throws WorkbenchError `argument-invalid`. */
export function besideOption(typed: readonly string[]): BesidePaper {
  const pairs = typed.map((pair) => {
    const at = pair.lastIndexOf('=')
    return [pair.slice(0, Math.max(0, at)), pair.slice(at + 1)] as const
  })
  const parsed = besidePaper.safeParse(Object.fromEntries(pairs))
  if (parsed.success && pairs.every(([name]) => name !== '')) return parsed.data
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: '--beside',
    expected: `pairs such as my-cds=CDs, with one of ${PAPER_DATASETS.join(', ')}, none`,
    found: typed.join(' '),
  })
}
