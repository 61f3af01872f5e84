/**
 * Fills the form from an address: `?from=<run>` takes over the settings of a run, with `&threshold=<τ>` or
 * `&hysteresis=<updates>` but for this setting, `?dataset=<name>` a dataset.
 */
import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { RunId, Settings } from '#shared/vocabulary/runs.ts'
import { valuesOfRun } from '#shared/vocabulary/settings/valuesOfRun.ts'
import { t } from '../../locales/t.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { draftModelsOf } from '../../stores/draft/draftModels.ts'
import { useDraftRun } from '../../stores/draft/draftRun.ts'
import { useModels } from '../../stores/models.ts'
import { useNotices } from '../../stores/notices.ts'
import { useSettings } from '../../stores/settings.ts'

/** Settings that are not taken over; null for those that are. */
interface Changes {
  readonly threshold: number | null
  readonly hysteresis: number | null
}

export function useFilledFrom() {
  const { workbench } = useConnection()
  const route = useRoute()
  const router = useRouter()
  const draft = useDraftRun()
  const notices = useNotices()
  const models = useModels()
  const application = useSettings()

  async function takeRun(run: RunId, but: Changes = { threshold: null, hysteresis: null }): Promise<void> {
    try {
      const manifest = await workbench['runs.manifest']({ run })
      // Files are known by their names only when the list of models has come.
      if (!models.loaded) await models.read()
      const known = { files: models.files, servers: application.settings.chatServers }
      const { variant, settings: ofRun, dataset, vectorIndex, embeddingModel } = manifest
      const source = {
        variant,
        settings: { ...valuesOfRun(ofRun), ...settingsOf(but) },
        dataset: dataset.name,
        vectorIndex,
        models: draftModelsOf(manifest, known),
      }
      notices.tell(
        t('compose.theSettingsOfRunWere', { run, wordsOf: wordsOf(but, embeddingModel.name) }),
        draft.take(source),
      )
    } catch (error) {
      notices.fail(error)
    }
  }

  // The address is used once only: a reload of the page must not undo later changes.
  watch(
    () => route.query,
    async ({ from, dataset, threshold, hysteresis }) => {
      if (route.name !== 'compose' || (from === undefined && dataset === undefined)) return
      await router.replace({ name: 'compose', hash: route.hash })
      if (typeof dataset === 'string' && dataset !== '') draft.dataset = dataset
      if (typeof from === 'string') {
        await takeRun(from, { threshold: thresholdOf(threshold), hysteresis: hysteresisOf(hysteresis) })
      }
    },
    { immediate: true },
  )
  return { takeRun }
}

function settingsOf({ threshold, hysteresis }: Changes): Settings {
  return {
    ...(threshold === null ? {} : { thresholdMode: 'absolute', routingThreshold: threshold }),
    ...(hysteresis === null ? {} : { routerHysteresis: hysteresis }),
  }
}

function wordsOf({ threshold, hysteresis }: Changes, encoder: string): string {
  return [
    threshold === null ? '' : t('compose.withThresholdWhichBelongsTo', { threshold, encoder }),
    hysteresis === null ? '' : t('compose.withARouterHysteresisOf', { hysteresis }),
  ].join('')
}

/** The threshold of the address, which may have been written by hand; null where it is not valid. */
function thresholdOf(value: unknown): number | null {
  const threshold = numberOf(value)
  return threshold >= -1 && threshold <= 1 ? threshold : null
}

function hysteresisOf(value: unknown): number | null {
  const hysteresis = numberOf(value)
  return Number.isInteger(hysteresis) && hysteresis >= 0 && hysteresis <= 1000 ? hysteresis : null
}

function numberOf(value: unknown): number {
  return typeof value === 'string' && value !== '' ? Number(value) : NaN
}
