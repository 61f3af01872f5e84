/** Words of the page by their name. */
import { i18n } from './i18n.ts'
import type { MessageKey } from './messageKey.ts'

/**
 * The message of this name in the language that is shown. `words` fill its places in braces; `amount` chooses between
 * its forms, one and other. It follows a change of the language wherever Vue watches: in templates, `computed` and
 * watchers. At the top of a module it would be heard once and never again, which a test forbids.
 */
export function t(
  key: MessageKey,
  words: Readonly<Record<string, string | number>> = {},
  amount?: number,
): string {
  return amount === undefined ? i18n.global.t(key, words) : i18n.global.t(key, words, amount)
}
