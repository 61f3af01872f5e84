/** Which of the compared runs are shown: what is marked on axes of parallel coordinates and left out in the table holds for the whole page. */
import { refDebounced } from '@vueuse/core'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { FigureRun } from '#shared/charts/figure.ts'
import { areWithin, type MarkedAxes, type Stretches } from '#shared/charts/parallel/markedRuns.ts'
import { parallelAxes } from '#shared/charts/parallel/parallelAxes.ts'

/** How long a stretch stays as it is before the figures follow it; during a drag they would be drawn again and again. */
const SETTLED_AFTER = 150

/** The axes of the runs, what is marked and left out, and the runs that remain. */
export function useLinkedRuns(runs: Ref<readonly FigureRun[]>) {
  const marked = shallowRef<MarkedAxes>(new Map())
  const leftOut = ref<ReadonlySet<string>>(new Set())
  const axes = computed(() => parallelAxes(runs.value))
  const settled = refDebounced(marked, SETTLED_AFTER)

  // Places on an axis of names are others where there are other runs.
  watch(
    () => runs.value.map(({ run }) => run).join(),
    () => (marked.value = new Map()),
  )

  const withinOf = (stretches: MarkedAxes) => {
    const within = areWithin(axes.value, stretches)
    return runs.value.filter((_, index) => within[index])
  }
  /** Those within what is marked, whether they are left out or not. */
  const within = computed(() => withinOf(marked.value))
  const shown = computed(() => withinOf(settled.value).filter(({ run }) => !leftOut.value.has(run)))

  return {
    axes,
    marked,
    leftOut,
    within,
    /** Those that figures and files are of. */
    shown,
    /** Marks these stretches of an axis; none lets every run through. */
    mark: (axis: string, stretches: Stretches): void => {
      const others = [...marked.value].filter(([other]) => other !== axis)
      marked.value = new Map(stretches.length === 0 ? others : [...others, [axis, stretches]])
    },
    /** Leaves a run out of lines, figures and files, or takes it in again. */
    leaveOut: (run: string, out: boolean): void => {
      const others = [...leftOut.value].filter((other) => other !== run)
      leftOut.value = new Set(out ? [...others, run] : others)
    },
    showAll: (): void => {
      marked.value = new Map()
      leftOut.value = new Set()
    },
  }
}
export type LinkedRuns = ReturnType<typeof useLinkedRuns>
