/** What a document says of the repository that is no longer so: paths, commands, options and links that lead nowhere. */
import { commandProblems, type KnownCommands } from './commandMentions.ts'
import { documentParts } from './markdownDocument.ts'
import { pathProblems, type KnownPaths } from './pathMentions.ts'

export interface PaperDocument {
  /** Relative to the root of the repository, with slashes. */
  readonly path: string
  readonly text: string
}

/** One line for each stale mention: `docs/models.md:12: there is no src/main/models/gone.ts`. */
export function staleMentions(
  { path, text }: PaperDocument,
  known: KnownPaths & KnownCommands,
): readonly string[] {
  return documentParts(text)
    .flatMap((part) => [...pathProblems(part, path, known), ...commandProblems(part, known)])
    .map(({ line, problem }) => `${path}:${line}: ${problem}`)
}

/** A change log with what was so before left empty, line by line: that may name what has gone. */
export function withoutThePast(changelog: string): string {
  return changelog.replace(/\bBefore:[^]*?(?=\bNow:)/g, (past) => past.replace(/[^\n]/g, ''))
}

/** ARCHITECTURE.md with the generated import table left empty, line by line: a rule may speak of what is not there yet. */
export function withoutTheImportTable(text: string): string {
  return text.replace(/<!-- The import table[^]*?<!-- End of the import table\. -->/, (table) =>
    table.replace(/[^\n]/g, ''),
  )
}
