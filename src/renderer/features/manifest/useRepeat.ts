/** Replays a run and compares, and runs it again with the models of this machine and compares. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { isCancellation } from '#shared/errors.ts'
import type { BundleProgress, RepeatComparison, ReplayVerdict } from '#shared/vocabulary/bundles/bundles.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { useRuns } from '../../stores/runs.ts'

/** What is under way, what it has shown, and why it could not be done. All of it is of the run that is shown now. */
export function useRepeat(run: () => RunId) {
  const { workbench } = useConnection()
  const runs = useRuns()
  const verdict = shallowRef<ReplayVerdict | null>(null)
  const progress = shallowRef<BundleProgress | null>(null)
  const replaying = ref(false)
  const repeated = ref<RunId | null>(null)
  const comparison = shallowRef<RepeatComparison | null>(null)
  const failure = shallowRef<unknown>(null)

  onScopeDispose(
    workbench.on('bundles.progress', (told) => {
      if (replaying.value && told.doing === 'replaying' && told.run === run()) progress.value = told
    }),
  )
  watch(run, () => {
    verdict.value = null
    repeated.value = null
    comparison.value = null
    failure.value = null
  })
  /** An answer that comes when another run is shown is dropped. */
  const asked = async <Answer>(ask: () => Promise<Answer>, take: (answer: Answer) => void) => {
    const of = run()
    failure.value = null
    try {
      const answer = await ask()
      if (run() === of) take(answer)
    } catch (error) {
      if (run() === of && !isCancellation(error)) failure.value = error
    }
  }

  async function replay(): Promise<void> {
    verdict.value = null
    progress.value = null
    replaying.value = true
    await asked(
      () => workbench['bundles.verify']({ run: run() }),
      (answer) => (verdict.value = answer),
    )
    replaying.value = false
  }
  const runAgain = () =>
    asked(
      () => workbench['bundles.rerun']({ run: run() }),
      (again) => {
        comparison.value = null
        repeated.value = again
      },
    )
  const statusOfRepeated = () => (repeated.value === null ? null : runs.rowOf(repeated.value)?.status)
  watch(statusOfRepeated, (status) => {
    const again = repeated.value
    if (status !== 'finished' || again === null) return
    void asked(
      () => workbench['bundles.compare']({ run: run(), repeated: again }),
      (answer) => (comparison.value = answer),
    )
  })
  return {
    ...{ verdict, progress, replaying, repeated, comparison, failure, replay, runAgain },
    cancel: () =>
      asked(
        () => workbench['bundles.cancel']({}),
        () => undefined,
      ),
  }
}
