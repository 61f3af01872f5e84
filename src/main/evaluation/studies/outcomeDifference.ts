/** Whether two runs of a study can be compared user by user. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { statementDifference } from '../statementDifference.ts'
import type { CellOutcome } from './cellOutcome.ts'

/** An outcome with the name of its row or seed, for the words. */
export interface NamedOutcome {
  readonly name: string
  readonly outcome: CellOutcome
}

/** Returns in words why two outcomes cannot be compared, or null if they can: protocol, users and candidates must agree. */
export function outcomeDifference(first: NamedOutcome, other: NamedOutcome): string | null {
  const [own, found] = [first.outcome, other.outcome]
  const said = statementDifference(
    { name: first.name, protocol: own.protocol },
    { name: other.name, protocol: found.protocol },
  )
  if (said !== null) return said
  const most = Math.max(own.users.length, found.users.length)
  for (let index = 0; index < most; index++) {
    const user = own.users[index] ?? found.users[index] ?? ''
    if (own.users[index] !== found.users[index] || own.candidates[index] !== found.candidates[index])
      return inEnglish('the candidate sets of {user} differ between {first} and {other}', {
        ...{ user, first: first.name, other: other.name },
      })
  }
  return null
}
