/** Runs as figures need them: the manifest, the growing view and a label. They are rebuilt at most four times a second. */
import { useThrottleFn } from '@vueuse/core'
import { computed, shallowRef, watch, type Ref } from 'vue'
import type { FigureRun } from '#shared/charts/figure.ts'
import { labelled } from '#shared/charts/runLabels.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useAnswers } from './answers.ts'
import { useRuns, useRunViews } from './runs.ts'

const REDRAW_MILLISECONDS = 250

/** The runs that can be drawn, in the order of `ids`; `failure` is set where a manifest cannot be read. */
export function useFigureRuns(ids: Ref<readonly RunId[]>) {
  const answers = useAnswers()
  const store = useRuns()
  const views = useRunViews(ids)
  const manifests = shallowRef<ReadonlyMap<RunId, Manifest>>(new Map())
  const failure = shallowRef<unknown>(null)

  watch(
    ids,
    async (runs) => {
      try {
        const missing = runs.filter((run) => !manifests.value.has(run))
        const read = await Promise.all(
          missing.map(async (run): Promise<[RunId, Manifest]> => [
            run,
            await answers.once('runs.manifest', { run }),
          ]),
        )
        manifests.value = new Map([...manifests.value, ...read])
      } catch (error) {
        failure.value = error
      }
    },
    { immediate: true },
  )

  const newest = computed(() =>
    labelled(
      ids.value.flatMap((run) => {
        const [manifest, view] = [manifests.value.get(run), views.value.get(run)]
        return manifest && view
          ? [{ run, manifest, view, interactions: store.rowOf(run)?.interactions ?? null }]
          : []
      }),
    ),
  )
  const drawn = shallowRef<readonly FigureRun[]>([])
  const draw = () => void (drawn.value = newest.value)
  const drawSoon = useThrottleFn(draw, REDRAW_MILLISECONDS, true)
  watch(
    newest,
    (next) => {
      // A run that is added or removed is drawn at once.
      if (drawn.value.length !== next.length) draw()
      else void drawSoon()
    },
    { immediate: true },
  )
  return { figureRuns: drawn, failure }
}
