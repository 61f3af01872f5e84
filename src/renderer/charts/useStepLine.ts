/** The line at the step of the recording that is shown, over a chart over interactions. */
import { ref, watch, type ShallowRef } from 'vue'
import type { ChartOption } from '#shared/charts/figure.ts'
import type { ChartInstance } from './echarts.ts'

const X_AXIS = { xAxisIndex: 0 } as const

/** What the line follows from: the option that is drawn, and the step; no line where that is null. */
interface StepShown {
  readonly option: ChartOption
  readonly step: number | null
}

/**
 * The line as a style, or null where it is out of sight. It lies over the chart, so that moving it draws nothing again;
 * `place` is to be called after all that moves the axis.
 */
export function useStepLine(chart: ShallowRef<ChartInstance | null>, shown: () => StepShown) {
  const line = ref<Readonly<Record<'left' | 'top' | 'bottom', string>> | null>(null)

  function place(): void {
    const { option, step } = shown()
    const left = step === null ? null : chart.value?.convertToPixel(X_AXIS, step)
    const { top, bottom } = marginsOf(option)
    line.value =
      typeof left === 'number' && chart.value?.containPixel('grid', [left, top + 1])
        ? { left: `${Math.round(left)}px`, top: `${top}px`, bottom: `${bottom}px` }
        : null
  }
  watch(() => shown().step, place)

  /** The step at a place of the chart, in its pixels; null beside the plot. */
  function stepAt(x: number, y: number): number | null {
    if (!chart.value?.containPixel('grid', [x, y])) return null
    const at = chart.value.convertFromPixel(X_AXIS, x)
    return typeof at === 'number' ? Math.max(0, Math.round(at)) : null
  }

  return { line, place, stepAt }
}

function marginsOf(option: ChartOption): { readonly top: number; readonly bottom: number } {
  const grid = option['grid'] as { readonly top?: number; readonly bottom?: number } | undefined
  return { top: grid?.top ?? 0, bottom: grid?.bottom ?? 0 }
}
