/** Runs as figures need them: the manifest, the growing view and a label. They are rebuilt at most four times a second, and of a long run as seldom as the page has time for. */
import { useThrottleFn } from '@vueuse/core'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { FigureRun } from '#shared/charts/figure.ts'
import { labelled } from '#shared/charts/runLabels.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useAnswers } from './answers/answers.ts'
import { useRuns, useRunViews } from './runs.ts'

const REDRAW_MILLISECONDS = 250
/** The longest time between two drawings of a run that goes on. */
const LONGEST_MILLISECONDS = 3000
/** A drawing takes a tenth of the time at most: the rest is for whoever scrolls, types and scrubs meanwhile. */
const REST = 10
/** Two frames pass until a drawing was painted, even if it takes no time. */
const TWO_FRAMES = 34

/** The runs that are read and can be drawn, in the order of `ids`; `failure` is set where a manifest cannot be read. */
export function useFigureRuns(ids: Ref<readonly RunId[]>) {
  const answers = useAnswers()
  const store = useRuns()
  useRunViews(ids)
  // What was read before is there at once, so that the figures are made with the page and not after it.
  const manifests = shallowRef<ReadonlyMap<RunId, Manifest>>(
    new Map(
      ids.value.flatMap((run): readonly [RunId, Manifest][] => {
        const known = answers.known('runs.manifest', { run })
        return known ? [[run, known]] : []
      }),
    ),
  )
  const failure = shallowRef<unknown>(null)

  watch(
    ids,
    async (runs) => {
      try {
        const missing = runs.filter((run) => !manifests.value.has(run))
        if (missing.length === 0) return
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
        // One that is not read yet is absent, since nothing can be said of it.
        const [manifest, view] = [manifests.value.get(run), store.views.get(run)]
        return manifest && view
          ? [{ run, manifest, view, interactions: store.rowOf(run)?.interactions ?? null }]
          : []
      }),
    ),
  )
  const drawn = shallowRef<readonly FigureRun[]>([])
  const pause = ref(REDRAW_MILLISECONDS)
  function draw(): void {
    const began = performance.now()
    drawn.value = newest.value
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const taken = performance.now() - began - TWO_FRAMES
        pause.value = Math.min(LONGEST_MILLISECONDS, Math.max(REDRAW_MILLISECONDS, REST * taken))
      }),
    )
  }
  const drawSoon = useThrottleFn(draw, pause, true)
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
