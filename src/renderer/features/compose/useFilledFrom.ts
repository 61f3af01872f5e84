/**
 * Fills the form from an address: `?from=<run>` takes over the settings of a run, with `&threshold=<τ>` but for this
 * threshold, `?dataset=<name>` a dataset.
 */
import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { draftModelsOf } from '../../stores/draft/draftModels.ts'
import { useDraftRun } from '../../stores/draft/draftRun.ts'
import { useModels } from '../../stores/models.ts'
import { useNotices } from '../../stores/notices.ts'
import { useSettings } from '../../stores/settings.ts'

export function useFilledFrom() {
  const { workbench } = useConnection()
  const route = useRoute()
  const router = useRouter()
  const draft = useDraftRun()
  const notices = useNotices()
  const models = useModels()
  const application = useSettings()

  async function takeRun(run: RunId, threshold: number | null = null): Promise<void> {
    try {
      const manifest = await workbench['runs.manifest']({ run })
      // Files are known by their names only when the list of models has come.
      if (!models.loaded) await models.read()
      const known = { files: models.files, servers: application.settings.chatServers }
      const { variant, settings: ofRun, dataset, vectorIndex, embeddingModel } = manifest
      const settings =
        threshold === null ? ofRun : { ...ofRun, thresholdMode: 'absolute', routingThreshold: threshold }
      const but =
        threshold === null ? '' : ` with τ ${threshold}, which belongs to its encoder ${embeddingModel.name}`
      const source = {
        variant,
        settings,
        dataset: dataset.name,
        vectorIndex,
        models: draftModelsOf(manifest, known),
      }
      notices.tell(`The settings of ${run} were taken over${but}.`, draft.take(source))
    } catch (error) {
      notices.fail(error)
    }
  }

  // The address is used once only: a reload of the page must not undo later changes.
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

/** The threshold of the address, which may have been written by hand; null where it is not valid. */
function thresholdOf(value: unknown): number | null {
  const threshold = typeof value === 'string' && value !== '' ? Number(value) : NaN
  return threshold >= -1 && threshold <= 1 ? threshold : null
}
