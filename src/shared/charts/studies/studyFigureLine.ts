/** The line that every figure of a study carries: data, models, seeds, protocol, and how far the study is. */
import { partialLine } from '../../tables/studies/studyLines.ts'
import { protocolText } from '../../evaluation/protocolText.ts'
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'

/** Returns the line, with each distinct value once. */
export function studyFigureLine(results: StudyResults): string {
  const { file, study, blocks } = results
  const rows = blocks.flatMap((block) => block.rows)
  const distinct = (values: readonly (string | null)[]) => [
    ...new Set(values.filter((value): value is string => value !== null && value !== '')),
  ]
  const protocols = distinct(
    blocks.map(({ protocol }) => (protocol === null ? null : protocolText(protocol, file.seeds))),
  )
  return [
    `${file.title} (${study})`,
    ...partialLine(results),
    ...protocols,
    distinct(rows.map(({ languageModel }) => languageModel)).join(', '),
    distinct(rows.map(({ embeddingModel }) => embeddingModel)).join(', '),
    ...(protocols.length > 0 ? [] : [`seeds ${file.seeds.join(', ')}`]),
    ...distinct(rows.map(({ caveat }) => caveat)),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
