/** Collects what is wrong with the rows of an import, so that a user can repair a file in one go. */
import { WorkbenchError } from '#shared/errors.ts'
import type { RowIssue } from '#shared/errors.ts'

/** Issues that are kept in full; of the others only the number is known. */
const KEPT_ISSUES = 20
/** Characters of a found value that are shown. */
const SHOWN_CHARACTERS = 80

export class RowIssues {
  readonly #kept: RowIssue[] = []
  #total = 0

  add(issue: RowIssue): void {
    this.#total++
    if (this.#kept.length < KEPT_ISSUES) this.#kept.push({ ...issue, found: shownText(issue.found) })
  }

  /** Throws `dataset-rows-invalid` if anything was added. */
  throwIfAny(): void {
    if (this.#total === 0) return
    throw new WorkbenchError({ code: 'dataset-rows-invalid', issues: [...this.#kept], total: this.#total })
  }
}

/** A found value on one line, cut to a readable length; `nothing` for an empty one. */
export function shownText(text: string): string {
  if (text === '') return 'nothing'
  const line = text.replaceAll('\t', '<TAB>')
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS - 1)}…` : line
}
