/** The tables of a study as files. */
import { computed, type Ref } from 'vue'
import { studyTableFile } from '#shared/tables/studies/studyTableFile.ts'
import { STUDY_TABLES } from '#shared/tables/studies/studyTables.ts'
import { STUDY_TABLE_NAMES, type StudyTableName, type TableFormat } from '#shared/vocabulary/figures.ts'
import type { StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import { useStudyChoice } from '../../stores/study/studyChoice.ts'
import { textFile } from '../../stores/textFile.ts'
import { useExports } from '../../stores/useExports.ts'
import type { MenuEntry } from '../../ui/overlay/DropMenu.vue'

const FORMATS = [
  { format: 'latex', label: 'LaTeX', end: 'tex', mime: 'application/x-tex' },
  { format: 'csv', label: 'CSV', end: 'csv', mime: 'text/csv' },
] as const satisfies readonly { readonly format: TableFormat; readonly [key: string]: string }[]

/** The entries of the menu Export. Files say what the page shows, with the marks and the paper's datasets chosen there. */
export function useStudyExports(study: () => StudyId, results: Readonly<Ref<StudyResults | null>>) {
  const exports = useExports()
  const choices = useStudyChoice()

  function save(table: StudyTableName, { format, end, mime }: (typeof FORMATS)[number]): void {
    if (results.value === null) return
    const text = studyTableFile(results.value, { ...choices.choiceOf(study()), table, format })
    void exports.saveFile(textFile(`${study()}_${table}.${end}`, mime, text))
  }
  const entries = computed<readonly MenuEntry[]>(() => {
    const found = results.value
    if (found === null) return [{ label: 'There are no results yet', disabled: true, run: () => undefined }]
    return STUDY_TABLE_NAMES.filter((name) => STUDY_TABLES[name].isFor(found)).flatMap((name, index) =>
      FORMATS.map((form, place) => ({
        label: `${STUDY_TABLES[name].title} as ${form.label}`,
        separated: index > 0 && place === 0,
        run: () => save(name, form),
      })),
    )
  })
  return { entries }
}
