/** Items without a real title: prompts can name them, but no model knows what they are. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { tokenOf, type ItemId } from '#shared/vocabulary/ids.ts'
import type { DatasetCheck } from '#shared/vocabulary/imports/datasetChecks.ts'
import { isDirtyTitle } from '../../datasets/texts/isDirtyTitle.ts'
import { untitled } from '../../datasets/texts/untitled.ts'
import type { Breathe } from '../../ports/breather.ts'
import type { CheckedData } from './checkedData.ts'
import { levelOf, percent, shareOf } from './wording.ts'

const WARNING_FROM = 0.05

/** Checks every item of a history or a candidate set. */
export async function missingTitles(
  { dataset, tested }: CheckedData,
  breathe: Breathe,
): Promise<DatasetCheck> {
  const used = new Set<ItemId>()
  for (const { items } of dataset.histories) {
    await breathe()
    for (const item of items) used.add(item)
  }
  for (const { negatives } of tested) {
    await breathe()
    for (const item of negatives) used.add(item)
  }
  const lacking: ItemId[] = []
  for (const item of used) {
    await breathe()
    if (!hasRealTitle(item, dataset.items.get(item))) lacking.push(item)
  }
  const unnamed = new Set(lacking)
  const testItems = tested.filter(({ testItem }) => unnamed.has(testItem)).length
  const share = shareOf(lacking.length, used.size)
  return {
    id: 'missing-titles',
    title: 'Items without a real title',
    level: levelOf(share, WARNING_FROM),
    finding: inEnglish(
      testItems === 1
        ? '{items} of {all} ({share}) {have} no title, or one that is no more than an id or markup; {testItems} is among them.'
        : '{items} of {all} ({share}) {have} no title, or one that is no more than an id or markup; {testItems} are among them.',
      {
        ...{ items: counted(lacking.length, 'item'), all: used.size.toLocaleString('en') },
        ...{ share: percent(share), have: lacking.length === 1 ? 'has' : 'have' },
        testItems: counted(testItems, 'test item'),
      },
    ),
    advice:
      lacking.length === 0
        ? null
        : inEnglish(
            'Agents begin from titles. Leave items without one out at the import, or take a source that has them.',
          ),
    numbers: { items: lacking.length, used: used.size, share, testItems },
  }
}

/** Whether a title says what an item is: it has letters or digits, and is neither its id nor left over from a page. */
function hasRealTitle(item: ItemId, text: ItemText | undefined): boolean {
  const title = text?.title.trim() ?? ''
  return (
    /[\p{L}\p{N}]/u.test(title) && title !== untitled(item) && title !== tokenOf(item) && !isDirtyTitle(title)
  )
}
