/** What checks were made by, and how they came out, each in one line. */
import type { CheckLevel, DatasetChecks } from './datasetChecks.ts'

/** Returns data, protocol and seed: `demo (abcdef012345) · leave-one-out · 100 users · …`. */
export function checksLine(checks: DatasetChecks): string {
  const { dataset, datasetHash, users, candidates, negatives, seed } = checks
  return [
    `${dataset} (${datasetHash.slice(0, 12)})`,
    'leave-one-out',
    `${users.toLocaleString('en')} tested users`,
    `${candidates} candidates (negatives ${negatives})`,
    ...(negatives === 'given' ? [] : [`seed ${seed}`]),
  ].join(' · ')
}

/** Returns how many warnings and notes there are: `2 warnings and 3 notes in 11 checks.` */
export function checksVerdict({ checks }: Pick<DatasetChecks, 'checks'>): string {
  const count = (level: CheckLevel) => checks.filter((check) => check.level === level).length
  const [warnings, notes] = [count('warning'), count('note')]
  return `${warnings} ${warnings === 1 ? 'warning' : 'warnings'} and ${notes} ${notes === 1 ? 'note' : 'notes'} in ${checks.length} checks.`
}
