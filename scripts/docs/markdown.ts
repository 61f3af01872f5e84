/** Markdown as the generated pages use it. */

/** A table; cells may hold anything on one line. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

/** Code on one line; nothing at all for no text. */
export function code(text: string): string {
  if (text === '') return ''
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

/** Blocks with one empty line between them; empty ones are left out. */
export function blocks(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

/** What stands at the head of every page that is written by a program. */
export function generatedNote(source: string): string {
  return `<!-- Written by \`npm run docs\` from ${source}. Change those and run it again. -->`
}

/** Text for outside of code: angle brackets would be taken for HTML. */
export function prose(text: string): string {
  return text.replaceAll('<', '&lt;')
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
}
