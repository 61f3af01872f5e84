/** The calibration of τ for the experiment being prepared. It is made on request, and dropped when the form no longer matches it. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { isCancellation } from '#shared/errors.ts'
import type { Calibration } from '#shared/vocabulary/calibration.ts'
import { useConnection } from '../../../connection/useConnection.ts'
import { useDraftRun } from '../../../stores/draft/draftRun.ts'

/** Settings that a calibration does not depend on: the threshold is only compared with the scores. */
const ONLY_LOOKED_AT = new Set(['routingThreshold', 'thresholdMode'])

/** The calibration of one Compose page; it is cancelled when the page goes. */
export function useCalibration() {
  const { workbench } = useConnection()
  const draft = useDraftRun()
  const found = shallowRef<Calibration | null>(null)
  const failure = shallowRef<unknown>(null)
  /** Texts embedded so far; null where nothing is under way. */
  const texts = ref<number | null>(null)
  let ticket = ''

  async function ask(): Promise<void> {
    const own = crypto.randomUUID()
    ticket = own
    texts.value = 0
    failure.value = null
    try {
      const answer = await draft.calibrate(own)
      if (ticket === own) found.value = answer
    } catch (error) {
      if (ticket === own && !isCancellation(error)) failure.value = error
    }
    if (ticket === own) texts.value = null
  }

  /** Cancels without waiting for the engine: an answer that comes later is dropped. */
  function cancel(): void {
    // Where it cannot be cancelled the engine is gone, and the calibration with it.
    if (texts.value !== null)
      void workbench['experiments.cancelCalibration']({ ticket }).catch(() => undefined)
    ticket = ''
    texts.value = null
  }

  function close(): void {
    cancel()
    found.value = null
    failure.value = null
  }

  const fitting = () => {
    const { dataset, variant, settings, embeddingModel } = draft.request
    return JSON.stringify([
      dataset,
      variant,
      embeddingModel,
      Object.entries(settings).filter(([name]) => !ONLY_LOOKED_AT.has(name)),
    ])
  }
  watch(fitting, close)
  const stopListening = workbench.on('experiments.calibrating', (told) => {
    if (told.ticket === ticket && texts.value !== null) texts.value = told.texts
  })
  onScopeDispose(() => {
    stopListening()
    cancel()
  })
  return { found, failure, texts, ask, cancel, close }
}
