/** Collects what is wrong with the rows of an import, so that a user can repair a file in one pass, and what else to say. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { RowIssue } from '#shared/errors.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import { ownText } from '../texts/ownText.ts'

/** Issues that are shown in full where they refuse the import; the others are only counted. */
const KEPT_ISSUES = 20
/** Most issues of rejected rows that are kept for the list of them. */
const KEPT_REJECTS = 100_000
/** Longest found value that is shown, in characters; a longer one is truncated. */
const SHOWN_CHARACTERS = 80

interface FileRows {
  read: number
  rejected: number
}

/**
 * The issues and notes of one import. A row of a file may be rejected alone, as long as few of the file are; any other
 * issue refuses the import.
 */
export class RowIssues {
  readonly #limit: number
  readonly #rejects: RowIssue[] = []
  readonly #rows = new Map<string, FileRows>()
  #rejectIssues = 0

  readonly #kept: RowIssue[] = []
  readonly #refused = new Set<ItemId | UserId>()
  readonly #notes: string[] = []
  #total = 0

  /** `limit` is the share of the rows of a file that may be rejected, from 0 to 1; 0 refuses any. */
  constructor(limit = 0) {
    this.#limit = limit
  }

  /** Returns the same so far, to which more can be added without a change of these. */
  copy(): RowIssues {
    const copy = new RowIssues(this.#limit)
    copy.#rejects.push(...this.#rejects)
    for (const [file, rows] of this.#rows) copy.#rows.set(file, { ...rows })
    copy.#rejectIssues = this.#rejectIssues
    copy.#kept.push(...this.#kept)
    for (const client of this.#refused) copy.#refused.add(client)
    copy.#notes.push(...this.#notes)
    copy.#total = this.#total
    return copy
  }

  /** What is wrong with the rows that were rejected, in the order of the files. */
  get rejects(): readonly RowIssue[] {
    return this.#rejects
  }

  /** How many rows were rejected, in all files. */
  get rejectedRows(): number {
    return [...this.#rows.values()].reduce((sum, { rejected }) => sum + rejected, 0)
  }

  /** Counts a row of a file, which is rejected where there are faults in it. */
  count(file: string, row: number, faults: readonly Omit<RowIssue, 'file' | 'row'>[]): void {
    const rows = this.#rows.get(file) ?? { read: 0, rejected: 0 }
    if (rows.read === 0) this.#rows.set(file, rows)
    rows.read++
    if (faults.length === 0) return
    rows.rejected++
    this.#rejectIssues += faults.length
    for (const fault of faults)
      if (this.#rejects.length < KEPT_REJECTS)
        this.#rejects.push({ file, row, ...fault, found: shownText(fault.found) })
  }

  /** Notes of each file how many of its rows were rejected. */
  noteRejects(): void {
    for (const [file, { read, rejected }] of this.#rows)
      if (rejected > 0)
        this.note(
          inEnglish(
            rejected === 1
              ? '{file}: {rejected} of {rows} was rejected; it is listed in rejects.csv beside the dataset.'
              : '{file}: {rejected} of {rows} were rejected; they are listed in rejects.csv beside the dataset.',
            { file, rejected: rejected.toLocaleString('en'), rows: counted(read, 'row') },
          ),
        )
  }

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

  /**
   * @throws WorkbenchError `dataset-rows-invalid` where any issue was added, or more rows of a file were rejected than
   * may be.
   */
  throwIfAny(): void {
    const tooMany = [...this.#rows.values()].some(({ read, rejected }) => rejected > this.#limit * read)
    if (this.#total === 0 && !tooMany) return
    const issues = [...this.#rejects, ...this.#kept].slice(0, KEPT_ISSUES)
    const total = this.#total + this.#rejectIssues
    throw new WorkbenchError({ code: 'dataset-rows-invalid', issues, total })
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
  // Thousands of rows may be listed, each of which would keep the piece of the file that it was cut from.
  return ownText(line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS - 1)}…` : line)
}
