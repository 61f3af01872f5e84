/** Test users of whom training knows nothing or next to nothing, and users who cannot be tested. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { DatasetCheck } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { CheckedData } from './checkedData.ts'
import { shareOf } from './wording.ts'

/** The share of test users with a single training item from which on that is worth a note. */
const NOTE_FROM = 0.01

/** Checks the training part of every user with a test item. */
export function thinHistories({ splits }: CheckedData): DatasetCheck {
  const tested = splits.filter(({ test }) => test !== null)
  const without = tested.filter(({ train }) => train.length === 0).length
  const single = tested.filter(({ train }) => train.length === 1).length
  const untested = splits.length - tested.length
  const thin = untested > 0 || shareOf(single, tested.length) >= NOTE_FROM
  return {
    id: 'thin-histories',
    title: 'Test users without training items',
    level: without > 0 ? 'warning' : thin ? 'note' : 'fine',
    finding: inEnglish(
      untested === 1
        ? '{without} of {all} {have} no training item and {single} a single one; {untested} has too few interactions to be tested.'
        : '{without} of {all} {have} no training item and {single} a single one; {untested} have too few interactions to be tested.',
      {
        ...{ without: counted(without, 'test user'), all: tested.length.toLocaleString('en') },
        ...{ have: without === 1 ? 'has' : 'have', single: single.toLocaleString('en') },
        untested: counted(untested, 'user'),
      },
    ),
    advice:
      without > 0 || thin
        ? inEnglish(
            'Nothing personal can be learnt of such users. Import with a shortest length of the sequence, such as 5, if they are not what is studied.',
          )
        : null,
    numbers: { without, single, tested: tested.length, untested },
  }
}
