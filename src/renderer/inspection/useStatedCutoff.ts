/** The cutoff of NDCG that the figures of a page show, stated in its address, so that who opens it sees the same. */
import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { DEFAULT_CHOICE, FIGURE_CUTOFFS, type FigureCutoff } from '#shared/vocabulary/figures.ts'
import { useFigureChoice } from '../stores/figureChoice.ts'

/**
 * Keeps address and choice the same as long as the calling page lives. An address that somebody opens rules: where it states
 * none it means the usual cutoff. A link within the workbench takes along what was chosen last.
 */
export function useStatedCutoff(): void {
  const route = useRoute()
  const navigation = useRouter()
  const choices = useFigureChoice()
  const page = route.name
  const stated = computed(() => cutoffIn(route.query['cutoff']))
  const isOpened = (navigation.options.history.state['back'] ?? null) === null
  if (isOpened) choices.state({ cutoff: DEFAULT_CHOICE.cutoff })
  watch(
    stated,
    (cutoff) => {
      if (cutoff !== null && route.name === page) choices.state({ cutoff })
    },
    { immediate: true },
  )
  watch(
    () => [choices.choice.cutoff, route.query['cutoff'], route.name] as const,
    ([cutoff, said, name]) => {
      const wanted = cutoff === DEFAULT_CHOICE.cutoff ? undefined : String(cutoff)
      if (name === page && said !== wanted)
        void navigation.replace({ query: { ...route.query, cutoff: wanted } })
    },
    { immediate: true },
  )
}

function cutoffIn(value: unknown): FigureCutoff | null {
  return FIGURE_CUTOFFS.find((cutoff) => String(cutoff) === value) ?? null
}
