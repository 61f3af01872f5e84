/** What checks were made by, and how they came out, each in one line. */
import { inEnglish, type Say } from '../wording/inEnglish.ts'
import type { CheckLevel, DatasetChecks } from './datasetChecks.ts'

/** Returns data, protocol and seed: `demo (abcdef012345) · leave-one-out · 100 users · …`. */
export function checksLine(checks: DatasetChecks, say: Say = inEnglish): string {
  const { dataset, datasetHash, users, candidates, negatives, seed } = checks
  return [
    `${dataset} (${datasetHash.slice(0, 12)})`,
    say('leave-one-out'),
    say('{users} tested users', { users: users.toLocaleString('en') }),
    say('{candidates} candidates (negatives {negatives})', { candidates, negatives: say(negatives) }),
    ...(negatives === 'given' ? [] : [say('seed {seeds}', { seeds: seed })]),
  ].join(' · ')
}

/** Returns how many warnings and notes there are: `2 warnings and 3 notes in 11 checks.` */
export function checksVerdict({ checks }: Pick<DatasetChecks, 'checks'>, say: Say = inEnglish): string {
  const count = (level: CheckLevel) => checks.filter((check) => check.level === level).length
  const [warnings, notes] = [count('warning'), count('note')]
  return say('{warnings} and {notes} in {checks} checks.', {
    warnings: say(warnings === 1 ? '{warnings} warning' : '{warnings} warnings', { warnings }),
    notes: say(notes === 1 ? '{notes} note' : '{notes} notes', { notes }),
    checks: checks.length,
  })
}
