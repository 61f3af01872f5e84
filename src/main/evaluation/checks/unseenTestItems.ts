/** How many test items never occur in training: no method that learns from interactions can know anything of them. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { DatasetCheck } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { CheckedData } from './checkedData.ts'
import { levelOf, percent, shareOf } from './wording.ts'

const WARNING_FROM = 0.2

/** Checks the test items, and says how many of all negatives are unseen too, by which a test item might be told. */
export function unseenTestItems({ tested, trainCounts }: CheckedData): DatasetCheck {
  const unseen = tested.filter(({ testItem }) => !trainCounts.has(testItem)).length
  const negatives = tested.flatMap((one) => one.negatives)
  const unseenNegatives = negatives.filter((item) => !trainCounts.has(item)).length
  const share = shareOf(unseen, tested.length)
  const shareOfNegatives = shareOf(unseenNegatives, negatives.length)
  return {
    id: 'unseen-test-items',
    title: 'Test items unseen in training',
    level: levelOf(share, WARNING_FROM),
    finding: inEnglish(
      '{items} of {all} ({share}) never {occur} in training; of the negatives {negatives} do not.',
      {
        ...{ items: counted(unseen, 'test item'), all: tested.length.toLocaleString('en') },
        ...{ share: percent(share), occur: unseen === 1 ? 'occurs' : 'occur' },
        negatives: percent(shareOfNegatives),
      },
    ),
    advice:
      unseen === 0
        ? null
        : inEnglish(
            'Methods that learn from interactions alone cannot know these items, and where the two shares differ, being unseen gives the test item away. Take a denser sample or a k-core, and report users with seen test items apart.',
          ),
    numbers: { unseen, users: tested.length, share, unseenNegatives, negatives: negatives.length },
  }
}
