/**
 * Gives digests to a dataset that was stored before there were any, when it is first read whole. That it is as it was imported is
 * known from the hash of its content, which its summary has.
 */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { canonicalRows } from '../../datasets/canonicalRows.ts'
import { sha256 } from '../sha256.ts'
import { replaceDigests, type Digests } from './fileDigests.ts'
import { ifUnwritable } from './ifUnwritable.ts'

/** What UTF-8 has in place of half a pair of surrogates. */
const REPLACEMENT = '\u{FFFD}'

/**
 * Keeps the digests of files from before they were read. Where they cannot be written, as on a read-only disk, the dataset is held
 * against its hash each time that it is read. @throws Error where its content is not what was imported.
 */
export async function keepDigests(folder: string, digests: Digests, dataset: Dataset): Promise<void> {
  if (!isAsHashed(dataset))
    throw new Error('its content does not have the hash that it had when it was imported')
  await replaceDigests(folder, digests).catch(ifUnwritable)
}

/** Text with half a pair of surrogates is hashed as it was read and stored with a replacement, so that its hash proves nothing. */
function isAsHashed(dataset: Dataset): boolean {
  let isReplaced = false
  const rows = function* (): Generator<string> {
    for (const piece of canonicalRows(dataset)) {
      isReplaced ||= piece.includes(REPLACEMENT)
      yield piece
    }
  }
  return sha256(rows()) === dataset.hash || isReplaced
}
