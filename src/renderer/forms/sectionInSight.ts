/** Which section of the form is in sight, for the highlight in the list of sections. */
import { useEventListener } from '@vueuse/core'
import { onMounted, onScopeDispose, ref, shallowRef, type Ref } from 'vue'

export interface SectionPlace {
  readonly id: string
  /** Distance of its head from the upper edge of what is in sight, in pixels. */
  readonly top: number
}

/** A head this far below the upper edge counts as reached. */
const REACHED = 140

/** The last section whose head was reached; at the very end the last one, whose head may never get so far. */
export function sectionInSight(places: readonly SectionPlace[], atEnd: boolean): string | null {
  if (atEnd) return places.at(-1)?.id ?? null
  return places.findLast(({ top }) => top <= REACHED)?.id ?? places[0]?.id ?? null
}

/** The id of the section in sight, kept up to date while the page scrolls. */
export function useSectionInSight(page: Ref<HTMLElement | null>, selector: string) {
  const current = ref<string | null>(null)
  const scroller = shallowRef<HTMLElement | null>(null)
  let frame = 0

  function look(): void {
    frame = 0
    const within = scroller.value
    if (!page.value || !within) return
    const edge = within.getBoundingClientRect().top
    const places = [...page.value.querySelectorAll(selector)].map((section) => ({
      id: section.id,
      top: section.getBoundingClientRect().top - edge,
    }))
    const atEnd = within.scrollTop > 0 && within.scrollTop + within.clientHeight >= within.scrollHeight - 2
    current.value = sectionInSight(places, atEnd)
  }
  const lookSoon = () => (frame ||= requestAnimationFrame(look))

  onMounted(() => {
    scroller.value = page.value?.closest('main') ?? document.documentElement
    look()
  })
  useEventListener(scroller, 'scroll', lookSoon, { passive: true })
  onScopeDispose(() => cancelAnimationFrame(frame))
  return { current, lookSoon }
}
