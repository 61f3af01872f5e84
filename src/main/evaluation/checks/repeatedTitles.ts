/** Candidate lists in which two items have the same title: a language model cannot tell them apart. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { DatasetCheck } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { Breathe } from '../../ports/breather.ts'
import type { CheckedData } from './checkedData.ts'
import { levelOf, percent, shareOf } from './wording.ts'

const WARNING_FROM = 0.05

/** Checks the candidates of every tested user; titles are compared without regard to case. */
export async function repeatedTitles(
  { dataset, tested }: CheckedData,
  breathe: Breathe,
): Promise<DatasetCheck> {
  const titles = new Map([...dataset.items].map(([item, { title }]) => [item, title.trim().toLowerCase()]))
  const titleOf = (item: ItemId) => titles.get(item) ?? ''
  let lists = 0
  let withTestItem = 0
  for (const { testItem, negatives } of tested) {
    await breathe()
    const wrong = negatives.map(titleOf).filter((title) => title !== '')
    const distinct = new Set(wrong)
    const sought = distinct.has(titleOf(testItem))
    if (sought) withTestItem += 1
    if (sought || distinct.size < wrong.length) lists += 1
  }
  const share = shareOf(lists, tested.length)
  return {
    id: 'repeated-titles',
    title: 'Duplicate titles among candidates',
    level: levelOf(share, WARNING_FROM),
    finding: inEnglish(
      '{lists} of {all} ({share}) {hold} the same title twice; in {withTestItem} it is that of the test item.',
      {
        ...{ lists: counted(lists, 'candidate list'), all: tested.length.toLocaleString('en') },
        ...{ share: percent(share), hold: lists === 1 ? 'holds' : 'hold' },
        withTestItem: withTestItem.toLocaleString('en'),
      },
    ),
    advice:
      lists === 0
        ? null
        : inEnglish(
            'Whoever reads titles has to guess between these items. Prompts tell candidates apart by number; where many lists are concerned, give titles their year or format, or leave out one of the two items.',
          ),
    numbers: { lists, users: tested.length, share, withTestItem },
  }
}
