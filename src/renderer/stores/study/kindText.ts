/** What a kind of study is called. */
import type { StudyKind } from '#shared/vocabulary/studies/studyFile.ts'
import { OFFERED_TEMPLATES } from './offeredTemplates.ts'

/** Returns what a kind of study shows: `Table 3, Ablations`. */
export function kindText(kind: StudyKind): string {
  const template = OFFERED_TEMPLATES.find((one) => one.kind === kind)
  if (!template) return kind
  if (kind === 'grid') return 'Grid'
  return template.where === null ? template.title : `${template.where}, ${template.title}`
}
