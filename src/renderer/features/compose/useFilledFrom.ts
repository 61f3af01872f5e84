/**
 * Fills the form from an address: `?from=<run>` takes over the settings of a run, with `&threshold=<τ>` but for this
 * threshold, `?dataset=<name>` a dataset.
 */
import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { useDraftRun } from '../../stores/draftRun.ts'
import { useNotices } from '../../stores/notices.ts'

export function useFilledFrom() {
  const { workbench } = useConnection()
  const route = useRoute()
  const router = useRouter()
  const draft = useDraftRun()
  const notices = useNotices()

  async function takeRun(run: RunId, threshold: number | null = null): Promise<void> {
    try {
      const { variant, settings: ofRun, dataset, vectorIndex, embeddingModel } = await workbench['runs.manifest']({ run })
      const settings = threshold === null ? ofRun : { ...ofRun, thresholdMode: 'absolute', routingThreshold: threshold }
      const but = threshold === null ? '' : ` with τ ${threshold}, which belongs to its encoder ${embeddingModel.name}`
      notices.tell(`The settings of ${run} were taken over${but}.`, draft.take({ variant, settings, dataset: dataset.name, vectorIndex }))
    } catch (error) {
      notices.fail(error)
    }
  }

  // Once only: a reload of the page must not undo what was changed since.
  watch(
    () => route.query,
    async ({ from, dataset, threshold }) => {
      if (route.name !== 'compose' || (from === undefined && dataset === undefined)) return
      await router.replace({ name: 'compose', hash: route.hash })
      if (typeof dataset === 'string' && dataset !== '') draft.dataset = dataset
      if (typeof from === 'string') await takeRun(from, thresholdOf(threshold))
    },
    { immediate: true },
  )
  return { takeRun }
}

/** An address may have been written by hand: what is no threshold is left aside. */
function thresholdOf(value: unknown): number | null {
  const threshold = typeof value === 'string' && value !== '' ? Number(value) : NaN
  return threshold >= -1 && threshold <= 1 ? threshold : null
}
