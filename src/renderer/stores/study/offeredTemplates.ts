/** What a study can begin from: the templates of the paper, and an empty grid. */
import { STUDY_TEMPLATES, type StudyTemplate } from '#shared/studies/studyTemplates.ts'

const OWN_GRID: StudyTemplate = {
  name: 'grid',
  kind: 'grid',
  where: null,
  title: 'A grid of your own',
  description: 'Any methods, settings, models, datasets and seeds, and a search for the best of them.',
}

export const OFFERED_TEMPLATES: readonly StudyTemplate[] = [...STUDY_TEMPLATES, OWN_GRID]
