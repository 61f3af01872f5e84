/** What stands below the fold of a page comes after what is looked at first. */
import { readonly, ref, watch } from 'vue'
import { whenIdle } from '../../ui/whenIdle.ts'

/** Becomes true, for good, when what was there as `isThere` came true has been painted. */
export function useAfterPainting(isThere: () => boolean) {
  const isPainted = ref(false)
  watch(
    isThere,
    (there) => {
      // It is painted at the end of the next frame. One frame later would begin before that one is seen.
      if (there) requestAnimationFrame(() => whenIdle(() => (isPainted.value = true)))
    },
    { immediate: true },
  )
  return readonly(isPainted)
}
