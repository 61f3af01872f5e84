/** What stands below the fold of a page comes after what is looked at first. */
import { readonly, ref, watch } from 'vue'

/** Becomes true, for good, when what was there as `isThere` came true has been painted. */
export function useAfterPainting(isThere: () => boolean) {
  const isPainted = ref(false)
  watch(
    isThere,
    (there) => {
      // The first frame paints it; the second begins when it has.
      if (there) requestAnimationFrame(() => requestAnimationFrame(() => (isPainted.value = true)))
    },
    { immediate: true },
  )
  return readonly(isPainted)
}
