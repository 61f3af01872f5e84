/** Adds the negatives that an atomic dataset gives in its `.random` file, with the texts of their items. */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { AtomicDatasetFiles } from '../datasetFiles.ts'
import type { ReadDataset } from '../readDataset.ts'
import { RowIssues } from '../rows/rowIssues.ts'
import { readItemTexts } from '../texts/readClientTexts.ts'
import { readGivenNegatives, type Place } from './readGivenNegatives.ts'

/** Returns the content as it is where no negatives are given. What is wrong with them refuses the import. */
export async function withGivenNegatives(
  read: ReadDataset,
  files: AtomicDatasetFiles,
  issues: RowIssues,
): Promise<ReadDataset> {
  if (files.random === null) return read
  const sequences = new Map(read.histories.map(({ user, items }) => [user, items]))
  /** Items that no history has, with where they are first listed. */
  const others = new Map<ItemId, Place>()
  const onItem = (item: ItemId, place: Place): void => {
    if (!read.items.has(item) && !others.has(item)) others.set(item, place)
  }
  const givenNegatives = await readGivenNegatives(files.random, { sequences, issues, onItem })
  if (others.size === 0) return { ...read, givenNegatives }
  // The rows of the file were counted when the others were read.
  const texts = await readItemTexts(files.item, (item) => others.has(item), new RowIssues(1))
  for (const [item, place] of others) {
    if (texts.has(item) || issues.isRefused(item)) continue
    issues.add({ ...place, expected: `an item_id that ${files.item.name} describes`, found: item.slice(2) })
  }
  return { ...read, items: new Map([...read.items, ...texts]), givenNegatives }
}
