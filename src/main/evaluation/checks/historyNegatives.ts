/** Users who have an item of their own history among their negatives: they liked what counts as wrong. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { DatasetCheck } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { CheckedData } from './checkedData.ts'
import { levelOf, percent, shareOf } from './wording.ts'

const WARNING_FROM = 0.1

/** Checks the negatives of every tested user. Sampled ones exclude the whole sequence and have none by construction. */
export function historyNegatives({ dataset, tested }: CheckedData): DatasetCheck {
  const perUser = tested.map(({ history, negatives }) => {
    const own = new Set(history)
    return negatives.filter((item) => own.has(item)).length
  })
  const items = perUser.reduce((sum, count) => sum + count, 0)
  const users = perUser.filter((count) => count > 0).length
  const share = shareOf(users, tested.length)
  const own = items === 0 ? inEnglish('an item') : counted(items, 'item')
  return {
    id: 'history-negatives',
    title: 'History items among the negatives',
    level: levelOf(share, WARNING_FROM),
    finding: inEnglish(
      dataset.givenNegatives === null
        ? users === 1
          ? 'Sampled negatives exclude the whole sequence of a user: {users} of {all} ({share}) has {items} of their own history among the negatives.'
          : 'Sampled negatives exclude the whole sequence of a user: {users} of {all} ({share}) have {items} of their own history among the negatives.'
        : users === 1
          ? '{users} of {all} ({share}) has {items} of their own history among the negatives.'
          : '{users} of {all} ({share}) have {items} of their own history among the negatives.',
      {
        ...{ users: counted(users, 'user'), all: tested.length.toLocaleString('en') },
        ...{ share: percent(share), items: own },
      },
    ),
    advice:
      users === 0
        ? null
        : inEnglish(
            'A method that knows a user well ranks these items high and is marked down for it. Import the interactions without the given candidates, so that negatives are sampled outside of the sequence, or leave these users out.',
          ),
    numbers: { users, tested: tested.length, share, items },
  }
}
