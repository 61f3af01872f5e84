/** The title of an item of which the source tells none, so that prompts have something to name it by. */
import { tokenOf, type ItemId } from '#shared/vocabulary/ids.ts'
import { cleanText } from './cleanText.ts'

/** Returns `Untitled item 17` for `i:17`. */
export function untitled(item: ItemId): string {
  return cleanText(`Untitled item ${tokenOf(item)}`)
}
