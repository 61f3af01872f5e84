/** Writes the card of a dataset as Markdown, to be laid beside the data or into a repository. */
import { cardFacts, cardStatistics } from './cardFacts.ts'
import type { DatasetCard } from './datasetCard.ts'
import { readingText } from './readingText.ts'
import { stepText } from './stepText.ts'

/** Returns the Markdown, with a line end at its end. It has no date and no path: the same card makes the same text. */
export function cardMarkdown(card: DatasetCard): string {
  const { name, files, plan, preprocessing, steps, notes } = card
  const statistics = cardStatistics(card)
  return `${[
    `# Dataset ${name}`,
    table(
      ['', ''],
      cardFacts(card).map(({ label, value, code = false }) => [label, code ? coded(value) : escaped(value)]),
    ),
    '## Statistics',
    table(
      statistics.map(({ label }) => escaped(label)),
      [statistics.map(({ value }) => value)],
    ),
    '## Source files',
    table(
      ['file', 'bytes', 'encoding', 'compression', 'SHA-256'],
      files.map((file) => [
        coded(file.name),
        file.bytes.toLocaleString('en'),
        escaped(file.encoding),
        file.compression,
        coded(file.sha256),
      ]),
    ),
    '## How files were read',
    plan === null
      ? 'By the names of the columns in their headers.'
      : list(plan.readings.map((reading) => `${coded(reading.file)}: ${escaped(readingText(reading))}`)),
    '## Steps',
    preprocessing === null || steps.length === 0
      ? 'None; the content is taken as it is.'
      : steps.map((step, index) => `${index + 1}. ${escaped(stepText(step, preprocessing))}`).join('\n'),
    ...(notes.length === 0 ? [] : ['## Notes', list(notes.map(escaped))]),
    '## Parameters',
    `\`\`\`json\n${JSON.stringify({ plan, preprocessing }, null, 2)}\n\`\`\``,
  ].join('\n\n')}\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

/** Text that came from data: no line ends, and nothing that Markdown would take for markup. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|]/g, '\\$&')
}

/** Text in code font. A bar would end the cell of a table, and a backtick the code; none is a dash. */
function coded(text: string): string {
  const bare = text.replace(/\s+/g, ' ').replaceAll('`', "'").replaceAll('|', '\\|')
  return bare === '' ? '–' : `\`${bare}\``
}
