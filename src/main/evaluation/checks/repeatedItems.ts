/** Users whose sequence holds the same item twice, as sources with repeated purchases have it. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { DatasetCheck } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { CheckedData } from './checkedData.ts'
import { percent, shareOf } from './wording.ts'

/** The share of tested users who know their test item already, from which on a test asks for memory and not for taste. */
const WARNING_FROM = 0.05

/** Checks all sequences, and how many tested users have taken their test item before. */
export function repeatedItems({ dataset: { histories }, tested }: CheckedData): DatasetCheck {
  const users = histories.filter(({ items }) => new Set(items).size < items.length).length
  const knownTestItems = tested.filter(({ history, testItem }) => history.includes(testItem)).length
  const share = shareOf(knownTestItems, tested.length)
  const level = users === 0 ? 'fine' : share >= WARNING_FROM ? 'warning' : 'note'
  return {
    id: 'repeated-items',
    title: 'Users with the same item twice',
    level,
    finding: inEnglish(
      '{users} of {all} {have} the same item twice in the sequence; {known} of {tested} ({share}) took the test item before.',
      {
        ...{ users: counted(users, 'user'), all: histories.length.toLocaleString('en') },
        ...{ have: users === 1 ? 'has' : 'have', known: counted(knownTestItems, 'tested user') },
        ...{ tested: tested.length.toLocaleString('en'), share: percent(share) },
      },
    ),
    advice:
      users === 0
        ? null
        : inEnglish(
            'Ranking the history first finds such test items without any learning. Import with duplicates left out (first or last), unless repeated use is what is studied.',
          ),
    numbers: { users, histories: histories.length, knownTestItems, tested: tested.length, share },
  }
}
