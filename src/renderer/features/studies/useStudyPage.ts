/** A study for as long as its page lives, asked for anew when the engine tells of a change. */
import { shallowRef } from 'vue'
import type { StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import { useStudies } from '../../stores/study/studies.ts'
import { useCall } from '../../stores/useCall.ts'

/** `view` is null before the first answer. */
export function useStudyPage(study: () => StudyId) {
  const studies = useStudies()
  const { answer: view, failure } = useCall('studies.view', () => ({ study: study() }), {
    pulse: () => studies.told,
  })
  const results = shallowRef<StudyResults | null>(null)
  return { view, failure, results, resultsFailure: shallowRef<unknown>(null) }
}
