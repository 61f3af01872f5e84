/** Wheel, touch pad and pointer over the plot of a chart over interactions: zoom, move, and mark a range. */
import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'
import type { StepRange } from './stepRange.ts'
import type { ChartZoom } from './useZoom.ts'

/** What gestures need of the chart: its axis, which step lies at a place, and how wide the plot is in pixels. */
export interface Plot {
  readonly zoom: ChartZoom
  /** Null where the chart is not over interactions. */
  whole(): StepRange | null
  /** Null beside the plot, unless the nearest step is asked for. */
  stepAt(x: number, y: number): number | null
  nearestStep(x: number): number
  width(): number
}

/** The pointer has to move so far, in pixels, before it marks and no longer clicks. */
const LEAST_DRAG = 5
const ZOOM_BY_PIXEL = 0.004
const PIXELS_BY_LINE = 16

/**
 * Ctrl or ⌘ and the wheel, which is also what two fingers on a touch pad send, zoom about the pointer; sideways moves.
 * Dragging marks a range and shows it, with Shift it moves; a double click shows everything again.
 */
export function usePlotGestures(place: Readonly<Ref<HTMLElement | null>>, plot: Plot): void {
  let drag: { readonly x: number; readonly step: number; readonly moves: boolean; began: boolean } | null =
    null
  const { zoom } = plot

  function wheel(event: WheelEvent): void {
    const whole = plot.whole()
    const about = plot.stepAt(event.offsetX, event.offsetY)
    if (!whole || about === null) return
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : PIXELS_BY_LINE
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      zoom.scale(whole, Math.exp(event.deltaY * unit * ZOOM_BY_PIXEL), about)
    } else if (zoom.range.value && Math.abs(sideways) > (event.shiftKey ? 0 : Math.abs(event.deltaY))) {
      event.preventDefault()
      zoom.move(whole, (sideways * unit) / plot.width())
    }
  }

  function down(event: PointerEvent): void {
    const step = event.button === 0 ? plot.stepAt(event.offsetX, event.offsetY) : null
    if (step === null || !plot.whole()) return
    drag = { x: event.offsetX, step, moves: event.shiftKey, began: false }
  }

  function move(event: PointerEvent): void {
    const whole = plot.whole()
    if (!drag || !whole) return
    if (!drag.began) {
      if (Math.abs(event.offsetX - drag.x) < LEAST_DRAG) return
      drag.began = true
      place.value?.setPointerCapture(event.pointerId)
    }
    if (!drag.moves) zoom.mark(whole, drag.step, plot.nearestStep(event.offsetX))
    else {
      zoom.move(whole, (drag.x - event.offsetX) / plot.width())
      drag = { ...drag, x: event.offsetX }
    }
  }

  function end(isShown: boolean): void {
    if (drag?.began && !drag.moves) zoom.endMark(isShown)
    drag = null
  }

  useEventListener(place, 'wheel', wheel, { passive: false })
  useEventListener(place, 'pointerdown', down)
  useEventListener(place, 'pointermove', move)
  useEventListener(place, 'pointerup', () => end(true))
  useEventListener(place, 'pointercancel', () => end(false))
  useEventListener(place, 'dblclick', (event) => {
    if (plot.stepAt(event.offsetX, event.offsetY) !== null) zoom.reset()
  })
}
