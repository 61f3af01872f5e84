/** The tables of a study as files. */
import { computed, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { STUDY_TABLES } from '#shared/tables/studies/studyTables.ts'
import { STUDY_TABLE_NAMES } from '#shared/vocabulary/figures.ts'
import type { StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import type { StudyId, StudyView } from '#shared/vocabulary/studies/studies.ts'
import { useWrittenTableMenu } from '../../inspection/useWrittenTableMenu.ts'
import { phrase } from '../../locales/phrase.ts'
import { t } from '../../locales/t.ts'
import { useStudyChoice } from '../../stores/study/studyChoice.ts'
import { useExports } from '../../stores/useExports.ts'
import type { MenuEntry } from '../../ui/overlay/menuEntry.ts'

const BUNDLES = [
  { texts: true, label: 'studies.bundleOfItsRuns' },
  { texts: false, label: 'studies.bundleWithoutTexts' },
] as const

/** What the engine answered about the study. */
interface StudyAnswers {
  readonly view: Readonly<Ref<StudyView | null>>
  readonly results: Readonly<Ref<StudyResults | null>>
}

/** The entries of the menu Export. Files have the marks and the paper's datasets that were chosen on the page. */
export function useStudyExports(study: () => StudyId, { view, results }: StudyAnswers) {
  const exports = useExports()
  const choices = useStudyChoice()
  const menuOf = useWrittenTableMenu()

  const navigation = useRouter()
  /** Bundles are of runs that have finished, each once. */
  const finished = computed(() => [
    ...new Set(
      (view.value?.views ?? []).flatMap(({ run, status }) =>
        run !== null && status === 'finished' ? [run] : [],
      ),
    ),
  ])
  const entries = computed<readonly MenuEntry[]>(() => {
    const found = results.value
    if (found === null)
      return [{ label: t('studies.thereAreNoResultsYet'), disabled: true, run: () => undefined }]
    const tables = menuOf(
      STUDY_TABLE_NAMES.filter((name) => STUDY_TABLES[name].isFor(found)).map((table) => ({
        title: phrase(STUDY_TABLES[table].title),
        request: { study: study(), table, ...choices.choiceOf(study()) },
      })),
    )
    return [
      ...tables,
      {
        label: t('studies.figures2'),
        separated: true,
        run: () => void navigation.push({ name: 'study-figures', params: { study: study() } }),
      },
      ...BUNDLES.map(({ texts, label }, place) => ({
        label: t(label),
        separated: place === 0,
        disabled: finished.value.length === 0,
        run: () => void exports.saveBundle({ study: study(), texts }),
      })),
    ]
  })
  return { entries }
}
