/** Holds the parameters of preprocessing against what a table can tell. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import type { InteractionTable } from '../interactionTable.ts'

/**
 * Checks that the table has what the rating and the time step compare.
 *
 * @throws WorkbenchError `argument-invalid` for a bound on ratings or times that the table does not have.
 */
export function requireColumns(table: InteractionTable, options: Preprocessing): void {
  if (options.minRating !== null && table.ratings === null) {
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'The lowest rating',
      expected: 'no bound, or interactions with ratings',
      found: `${options.minRating}, and interactions without ratings`,
    })
  }
  if ((options.from !== null || options.until !== null) && table.times === null) {
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'The bounds of time',
      expected: 'none, or interactions with times',
      found: `${boundsText(options)}, and interactions without times`,
    })
  }
}

function boundsText({ from, until }: Preprocessing): string {
  const parts = [from === null ? [] : [`from ${from}`], until === null ? [] : [`until ${until}`]].flat()
  return `${parts.join(' ')} (seconds since 1970)`
}
