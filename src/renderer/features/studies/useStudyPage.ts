/** A study and its results for as long as its page lives, asked for anew when the engine tells of a change. */
import { computed } from 'vue'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import { useRuns } from '../../stores/runs.ts'
import { useStudies } from '../../stores/study/studies.ts'
import { useCall } from '../../stores/useCall.ts'

/** `view` and `results` are null before the first answer. Results are asked for once a run of the study was made. */
export function useStudyPage(study: () => StudyId) {
  const studies = useStudies()
  const runs = useRuns()
  /** The time that is left falls while runs go on: it is asked for with each twentieth of one. */
  const advanced = () =>
    runs.rows
      .filter((row) => row.study?.study === study() && row.status === 'running')
      .map(({ run, step, interactions }) => `${run} ${Math.floor((20 * step) / (interactions || 1))}`)
      .join()
  const { answer: view, failure } = useCall('studies.view', () => ({ study: study() }), {
    pulse: () => `${studies.told} ${advanced()}`,
  })
  /** Evaluations during runs count as well: results are partial as soon as there are any. */
  const evaluated = computed(() => {
    const own = new Set((view.value?.views ?? []).map(({ run }) => run))
    return runs.rows
      .filter(({ run, ndcg10 }) => own.has(run) && ndcg10 !== null)
      .map(({ run, ndcg10 }) => `${run} ${ndcg10?.mean} ${ndcg10?.final}`)
      .join()
  })
  const begun = computed(() => view.value !== null && view.value.views.some(({ run }) => run !== null))
  const { answer: results, failure: resultsFailure } = useCall(
    'studies.results',
    () => (begun.value ? { study: study() } : null),
    { pulse: () => `${studies.told} ${evaluated.value}` },
  )
  return { view, failure, results, resultsFailure }
}
