/** Which rows of a block may be tested against one another, and why others may not. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { CellOutcome } from './cellOutcome.ts'
import { outcomeDifference } from './outcomeDifference.ts'
import type { RowRuns } from './rowRuns.ts'

/** The rows that can be compared user by user. */
export interface TestableRows {
  /** The first run of the tested row; of the first evaluated row where that has none. */
  readonly base: CellOutcome | null
  readonly rows: readonly RowRuns[]
  /** Why a row is left out, in sentences. */
  readonly notes: readonly string[]
}

/** Returns the rows that have finished with a seed and rank the same items among the same candidates as the base. */
export function testableRows(rows: readonly RowRuns[], tested: string): TestableRows {
  const evaluated = rows.filter(({ runs }) => runs.length > 0)
  const finished = evaluated.filter(({ runs }) => runs[0]?.outcome.final === true)
  const isTested = ({ row }: RowRuns) => row === tested
  const chosen = finished.find(isTested) ?? finished[0] ?? evaluated.find(isTested) ?? evaluated[0]
  const base = chosen?.runs[0]?.outcome ?? null
  if (!chosen || !base) return { base: null, rows: [], notes: [] }
  const notes: string[] = []
  const testable = finished.filter(({ name, runs }) => {
    const outcome = runs[0]?.outcome
    const difference = outcome
      ? outcomeDifference({ name: chosen.name, outcome: base }, { name, outcome })
      : null
    if (difference !== null)
      notes.push(inEnglish('{name} is left out of the tests: {difference}.', { name, difference }))
    return difference === null
  })
  return { base, rows: testable, notes }
}
