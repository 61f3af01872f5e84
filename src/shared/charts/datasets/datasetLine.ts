/** The line that every shown or exported figure of a dataset carries: name, hash and counts. */
import type { DatasetDistributions } from '../../vocabulary/imports/datasetDistributions.ts'

/** Returns `cds (39f20692) · 100 users · 269 items · 800 interactions · 12 items without description`. */
export function datasetLine({
  dataset,
  datasetHash,
  users,
  items,
  interactions,
  undescribed,
}: DatasetDistributions): string {
  const counted = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}`
  return [
    `${dataset} (${datasetHash.slice(0, 8)})`,
    counted(users, users === 1 ? 'user' : 'users'),
    counted(items, items === 1 ? 'item' : 'items'),
    counted(interactions, interactions === 1 ? 'interaction' : 'interactions'),
    ...(undescribed === 0
      ? []
      : [`${counted(undescribed, undescribed === 1 ? 'item' : 'items')} without description`]),
  ].join(' · ')
}
