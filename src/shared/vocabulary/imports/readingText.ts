/** How one file is read, in words; the terminal, the window and the card of a dataset say it alike. */
import { inEnglish, type Say } from '../wording/inEnglish.ts'
import type { FileReading } from './sourcePlan.ts'

/** Returns what a file holds, its format, and which column says what. */
export function readingText({ role, format, columns }: FileReading, say: Say = inEnglish): string {
  const separator =
    format.kind === 'json-lines'
      ? say('JSON lines')
      : say(
          format.header ? 'columns separated by {delimiter}' : 'columns separated by {delimiter}, no header',
          { delimiter: format.delimiter === '\t' ? 'TAB' : `"${format.delimiter}"` },
        )
  if (role === 'none') return say('not read ({separator})', { separator })
  const said = Object.entries(columns).flatMap(([what, column]) =>
    column === null || column.length === 0
      ? []
      : [`${say(what)} = ${typeof column === 'string' ? column : column.join(', ')}`],
  )
  return say('{role}, {separator}; {columns}', {
    ...{ role: say(role), separator, columns: said.join(say('; ')) },
  })
}
