/** What lies over a chart over interactions: the line at the step that is shown, the crosshair, and the range that is being marked. */
import { ref, watch, type ShallowRef } from 'vue'
import type { ChartOption } from '#shared/charts/figure.ts'
import type { ChartInstance } from './echarts.ts'
import type { StepRange } from './zoom/stepRange.ts'

const X_AXIS = { xAxisIndex: 0 } as const
type Style = Readonly<Record<'left' | 'top' | 'bottom', string> & { width?: string }>

/** What they follow from: the option that is drawn, the step, and the marked range; null for none. */
interface Shown {
  readonly option: ChartOption
  /** A chart that was out of sight from the beginning has no axis yet, and nothing to lie over. */
  readonly isDrawn: boolean
  readonly step: number | null
  readonly marked: StepRange | null
  /** The step under the pointer in another chart. */
  readonly pointed: number | null
}

/**
 * All as styles, or null where they are out of sight. They lie over the chart, so that moving them draws nothing again;
 * `place` is to be called after all that moves the axis.
 */
export function useOverlays(chart: ShallowRef<ChartInstance | null>, shown: () => Shown) {
  const line = ref<Style | null>(null)
  const mark = ref<Style | null>(null)
  const cross = ref<Style | null>(null)

  function place(): void {
    const { option, step, marked, pointed } = shown()
    const { top, bottom } = marginsOf(option)
    const ends = { top: `${top}px`, bottom: `${bottom}px` }
    const lineAt = (at: number | null): Style | null => {
      const left = at === null ? null : pixelOf(at)
      return left !== null && chart.value?.containPixel('grid', [left, top + 1])
        ? { left: `${Math.round(left)}px`, ...ends }
        : null
    }
    line.value = lineAt(step)
    cross.value = lineAt(pointed)
    const [from, to] = marked ? [pixelOf(marked.from), pixelOf(marked.to)] : [null, null]
    mark.value =
      from === null || to === null
        ? null
        : { left: `${from}px`, width: `${Math.max(1, to - from)}px`, ...ends }
  }
  watch(() => [shown().step, shown().marked, shown().pointed], place)

  function pixelOf(step: number): number | null {
    const pixel = shown().isDrawn ? chart.value?.convertToPixel(X_AXIS, step) : null
    return typeof pixel === 'number' && Number.isFinite(pixel) ? pixel : null
  }

  /** The step at a place across, in pixels, also beside the plot. */
  function nearestStep(x: number): number {
    const at = chart.value?.convertFromPixel(X_AXIS, x)
    return typeof at === 'number' ? Math.max(0, Math.round(at)) : 0
  }

  /** The step at a place of the chart, in its pixels; null beside the plot. */
  function stepAt(x: number, y: number): number | null {
    return chart.value?.containPixel('grid', [x, y]) ? nearestStep(x) : null
  }

  return { line, mark, cross, place, stepAt, nearestStep }
}

function marginsOf(option: ChartOption): { readonly top: number; readonly bottom: number } {
  const grid = option['grid'] as { readonly top?: number; readonly bottom?: number } | undefined
  return { top: grid?.top ?? 0, bottom: grid?.bottom ?? 0 }
}
