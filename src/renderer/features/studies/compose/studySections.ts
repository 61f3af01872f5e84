/** The sections of the form of a study, and what the list of sections says about each. */
import { t } from '../../../locales/t.ts'
import type { SectionEntry } from '../../../forms/SectionList.vue'
import type { DraftStudy, StudyProblem } from '../../../stores/study/draftStudyForm.ts'

const SECTIONS = [
  { id: 'about', fields: /^(title|note|kind)$/ },
  { id: 'data', fields: /^datasets$/ },
  { id: 'rows', fields: /^rows?(-|$)/ },
  { id: 'sweeps', fields: /^sweep/ },
  { id: 'runs', fields: /^(seeds|runsAtOnce)$/ },
  { id: 'models', fields: /^(\d+-)?(languageModel|reasoningModel|embeddingModel)$|^models/ },
  { id: 'evaluation', fields: /^(cutoffs|testedRow|chooseBy)$/ },
] as const

/** Returns the sections in the order of the form; what no other has is a setting of all rows. */
export function studySections(draft: DraftStudy, problems: readonly StudyProblem[]): readonly SectionEntry[] {
  const ofOthers = (field: string) => SECTIONS.some(({ fields }) => fields.test(field))
  const wrong = (fields: (field: string) => boolean) =>
    problems.filter((problem) => fields(problem.field)).length
  return [
    ...SECTIONS.map(({ id, fields }) => ({
      id,
      label: t(`studyForm.section_${id}`),
      changed: 0,
      wrong: wrong((field) => fields.test(field)),
    })),
    {
      id: 'settings',
      label: t('studyForm.settingsOfAllRows'),
      changed: Object.keys(draft.settings).length,
      wrong: wrong((field) => !ofOthers(field)),
    },
  ]
}
