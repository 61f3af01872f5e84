/** The line that every shown or exported figure of a dataset carries: name, hash and counts. */
import { counted } from '../../vocabulary/imports/counted.ts'
import type { DatasetDistributions } from '../../vocabulary/imports/datasetDistributions.ts'
import { inEnglish, type Say } from '../../vocabulary/wording/inEnglish.ts'

/** Returns `cds (39f20692) · 100 users · 269 items · 800 interactions · 12 items without description`. */
export function datasetLine(
  { dataset, datasetHash, users, items, interactions, undescribed }: DatasetDistributions,
  say: Say = inEnglish,
): string {
  return [
    `${dataset} (${datasetHash.slice(0, 8)})`,
    counted(users, 'user', 'users', say),
    counted(items, 'item', 'items', say),
    counted(interactions, 'interaction', 'interactions', say),
    ...(undescribed === 0
      ? []
      : [say('{items} without description', { items: counted(undescribed, 'item', 'items', say) })]),
  ].join(' · ')
}
