/** The line that every figure of a study carries: data, models, seeds, protocol, and how far the study is. */
import { partialLine } from '../../tables/studies/studyLines.ts'
import { protocolText } from '../../evaluation/protocolText.ts'
import { inEnglish, type Say } from '../../vocabulary/wording/inEnglish.ts'
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'

/** Returns the line, with each distinct value once. */
export function studyFigureLine(results: StudyResults, say: Say = inEnglish): string {
  const { file, study, blocks } = results
  const rows = blocks.flatMap((block) => block.rows)
  const distinct = (values: readonly (string | null)[]) => [
    ...new Set(values.filter((value): value is string => value !== null && value !== '')),
  ]
  const protocols = distinct(
    blocks.map(({ protocol }) => (protocol === null ? null : protocolText(protocol, file.seeds, say))),
  )
  return [
    say('{name} ({note})', { name: file.title, note: study }),
    ...partialLine(results, say),
    ...protocols,
    distinct(rows.map(({ languageModel }) => languageModel))
      .map((name) => say(name))
      .join(say(', ')),
    distinct(rows.map(({ embeddingModel }) => embeddingModel))
      .map((name) => say(name))
      .join(say(', ')),
    ...(protocols.length > 0 ? [] : [say('seeds {seeds}', { seeds: file.seeds.join(say(', ')) })]),
    ...distinct(rows.map(({ caveat }) => caveat)).map((caveat) => say(caveat)),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
