/** Collects what is wrong with the rows of an import, so that a user can repair a file in one pass, and what else to say. */
import { WorkbenchError } from '#shared/errors.ts'
import type { RowIssue } from '#shared/errors.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'

/** Issues that are kept in full; the others are only counted. */
const KEPT_ISSUES = 20
/** Longest found value that is shown, in characters; a longer one is truncated. */
const SHOWN_CHARACTERS = 80

/** The issues and notes of one import. */
export class RowIssues {
  readonly #kept: RowIssue[] = []
  readonly #refused = new Set<ItemId | UserId>()
  readonly #notes: string[] = []
  #total = 0

  /** What the user should know of how the files were read, in whole sentences. */
  get notes(): readonly string[] {
    return this.#notes
  }

  /** Adds a note, a whole sentence. */
  note(sentence: string): void {
    this.#notes.push(sentence)
  }

  /** Adds an issue; its found value is shortened to a readable line. */
  add(issue: RowIssue): void {
    this.#total++
    if (this.#kept.length < KEPT_ISSUES) this.#kept.push({ ...issue, found: shownText(issue.found) })
  }

  /** Remembers whose row was refused, so that nobody is told besides that the row is missing. */
  refuse(client: ItemId | UserId): void {
    this.#refused.add(client)
  }

  /** Whether a row that describes this client was refused. */
  isRefused(client: ItemId | UserId): boolean {
    return this.#refused.has(client)
  }

  /** @throws WorkbenchError `dataset-rows-invalid` where any issue was added. */
  throwIfAny(): void {
    if (this.#total === 0) return
    throw new WorkbenchError({ code: 'dataset-rows-invalid', issues: [...this.#kept], total: this.#total })
  }
}

const CONTROL = /[\t\n\r\0]/g
const SHOWN_CONTROLS: Readonly<Record<string, string>> = {
  '\t': '<TAB>',
  '\n': '<LF>',
  '\r': '<CR>',
  '\0': '<NUL>',
}

/** Returns a found value on one line, truncated to a readable length; `nothing` for an empty one. */
export function shownText(text: string): string {
  if (text === '') return 'nothing'
  const line = text.replace(CONTROL, (control) => SHOWN_CONTROLS[control] ?? control)
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS - 1)}…` : line
}
