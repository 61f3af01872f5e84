/** Checks the card of a dataset in a bundle. */
import { datasetCardSchema } from '#shared/vocabulary/imports/datasetCardSchema.ts'
import type { DatasetCard } from '#shared/vocabulary/imports/datasetCard.ts'
import type { BundledDataset } from '#shared/vocabulary/bundles/bundleFile.ts'
import { MOST_TEXT } from '../bundleLimits.ts'
import { cardPath } from '../bundledPaths.ts'
import { jsonText } from '../bundledRunFiles.ts'
import { bundleInvalid, checkedJson } from './checkedJson.ts'
import type { UnpackedBundle } from '../ports/archives.ts'

/** Returns the card, or null where the bundle has none. @throws WorkbenchError `bundle-invalid`. */
export async function checkCard(
  unpacked: Pick<UnpackedBundle, 'files' | 'text'>,
  dataset: BundledDataset,
): Promise<DatasetCard | null> {
  const file = cardPath(dataset)
  if (!unpacked.files.some(({ name }) => name === file)) return null
  const text = await unpacked.text(file, MOST_TEXT)
  const card = checkedJson(text, { schema: datasetCardSchema, write: jsonText }, { file })
  if (card.hash !== dataset.hash)
    throw bundleInvalid({ file }, 'the card of the dataset beside it', 'that of another one')
  return card
}
