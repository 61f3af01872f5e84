/** The seed by which candidates are drawn for the checks, as it is typed. */
import { refDebounced } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { t } from '../../../locales/t.ts'
import { formatCount } from '../../../ui/quantities.ts'

const QUIET_MILLISECONDS = 300
const LARGEST = 4_294_967_295

/** `seed` follows what is typed a moment later; where that is no seed, it stays as it was and `problem` says so. */
export function useCheckSeed() {
  const typed = ref<string | number>(0)
  const settled = refDebounced(typed, QUIET_MILLISECONDS)
  const seed = ref(0)
  watch(settled, (value) => isSeed(value) && (seed.value = Number(value)))
  const problem = computed(() =>
    isSeed(typed.value) ? null : t('datasets.aWholeNumberFrom0', { LARGEST: formatCount(LARGEST) }),
  )
  return { typed, seed, problem, largest: LARGEST }
}

function isSeed(value: string | number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST
}
