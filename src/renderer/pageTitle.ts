/** The title of the document. */
import type { RouteLocationNormalizedLoaded } from 'vue-router'
import type { MessageKey } from './locales/messageKey.ts'
import { t } from './locales/t.ts'

/** Returns what the page is and about which run or study, in the language that is shown. */
export function pageTitle({ meta, params }: Pick<RouteLocationNormalizedLoaded, 'meta' | 'params'>): string {
  const about = params['run'] ?? params['study']
  const title = meta['title'] as MessageKey | undefined
  return [
    ...(typeof about === 'string' ? [about] : []),
    // Before the first page is there, none is named.
    ...(title === undefined ? [] : [t(title)]),
    'RecNet Workbench',
  ].join(' · ')
}
