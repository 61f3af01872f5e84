/** The sections of the form of a study, and what the list of sections says about each. */
import type { SectionEntry } from '../../../forms/SectionList.vue'
import type { DraftStudy, StudyProblem } from '../../../stores/study/draftStudyForm.ts'

const SECTIONS: readonly { readonly id: string; readonly label: string; readonly fields: RegExp }[] = [
  { id: 'about', label: 'Study', fields: /^(title|note|kind)$/ },
  { id: 'data', label: 'Data', fields: /^datasets$/ },
  { id: 'rows', label: 'Rows', fields: /^rows?(-|$)/ },
  { id: 'sweeps', label: 'Sweeps', fields: /^sweep/ },
  { id: 'runs', label: 'Seeds and runs', fields: /^(seeds|runsAtOnce)$/ },
  { id: 'models', label: 'Models', fields: /^(\d+-)?(languageModel|reasoningModel|embeddingModel)$|^models/ },
  { id: 'evaluation', label: 'Evaluation', fields: /^(cutoffs|testedRow|chooseBy)$/ },
]

/** Returns the sections in the order of the form; what no other has is a setting of all rows. */
export function studySections(draft: DraftStudy, problems: readonly StudyProblem[]): readonly SectionEntry[] {
  const ofOthers = (field: string) => SECTIONS.some(({ fields }) => fields.test(field))
  const wrong = (fields: (field: string) => boolean) =>
    problems.filter((problem) => fields(problem.field)).length
  return [
    ...SECTIONS.map(({ id, label, fields }) => ({
      id,
      label,
      changed: 0,
      wrong: wrong((field) => fields.test(field)),
    })),
    {
      id: 'settings',
      label: 'Settings of all rows',
      changed: Object.keys(draft.settings).length,
      wrong: wrong((field) => !ofOthers(field)),
    },
  ]
}
