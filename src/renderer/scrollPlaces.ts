/** How far each page was scrolled, so that it is found again where it was left. */

/** A page is given time for its content before its place is given up. */
const PATIENCE_MILLISECONDS = 2000
/** Whoever scrolls meanwhile wants to be elsewhere. */
const HANDS = ['wheel', 'pointerdown', 'keydown'] as const

/** `leave` as a page is left, `come` as the next one is shown: to its old place, or to its top. */
export function scrollPlaces(find: () => HTMLElement | null) {
  const places = new Map<string, number>()
  let stop = (): void => undefined
  /** How far the page that was left was scrolled. */
  let left: number | null = null

  return {
    leave(page: string): void {
      stop()
      const place = find()
      if (!place) return
      left = place.scrollTop
      places.set(page, left)
    },
    come(page: string, restore: boolean): void {
      const place = find()
      const wanted = (restore ? places.get(page) : undefined) ?? 0
      // To scroll, even to where it is, the new page would be laid out before it is whole.
      if (place && (wanted > 0 || left !== 0)) stop = scrollTo(place, wanted)
    },
  }
}

/** Scrolls there as soon as the content is long enough. Returns what ends the waiting. */
function scrollTo(place: HTMLElement, wanted: number): () => void {
  place.scrollTop = wanted
  let frame = 0
  const until = performance.now() + PATIENCE_MILLISECONDS
  const stop = () => {
    cancelAnimationFrame(frame)
    for (const hand of HANDS) removeEventListener(hand, stop, true)
  }
  const again = () => {
    place.scrollTop = wanted
    if (place.scrollTop >= wanted - 1 || performance.now() > until) stop()
    else frame = requestAnimationFrame(again)
  }
  if (wanted > 0) {
    for (const hand of HANDS) addEventListener(hand, stop, true)
    frame = requestAnimationFrame(again)
  }
  return stop
}
