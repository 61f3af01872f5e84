/** What a kind of study is called. */
import type { StudyKind } from '#shared/vocabulary/studies/studyFile.ts'
import { phrase } from '../../locales/phrase.ts'
import { t } from '../../locales/t.ts'
import { OFFERED_TEMPLATES } from './offeredTemplates.ts'

/** Returns what a kind of study shows: `Table 3, Ablations`. */
export function kindText(kind: StudyKind): string {
  const template = OFFERED_TEMPLATES.find((one) => one.kind === kind)
  if (!template) return kind
  if (kind === 'grid') return t('stores.grid')
  return [...(template.where === null ? [] : [phrase(template.where)]), phrase(template.title)].join(
    t('stores.comma'),
  )
}
