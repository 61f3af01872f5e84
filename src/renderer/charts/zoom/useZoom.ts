/** Which part of the interactions charts show, the same in all charts of a group. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { isWhole, movedRange, rangeBetween, scaledRange, type StepRange } from './stepRange.ts'

/** The zoom and the crosshair of one or several charts. `whole` is the axis of the chart that asks. */
export interface ChartZoom {
  /** What is shown; null for everything. */
  readonly range: Readonly<ShallowRef<StepRange | null>>
  /** What is being marked with the pointer; null for nothing. */
  readonly marked: Readonly<ShallowRef<StepRange | null>>
  /** The step under the pointer in one of the charts; null for none. */
  readonly pointed: Readonly<ShallowRef<number | null>>
  point(step: number | null): void
  scale(whole: StepRange, factor: number, about?: number): void
  move(whole: StepRange, share: number): void
  /** Marks what lies between two steps. */
  mark(whole: StepRange, one: number, other: number): void
  /** Shows what was marked, or forgets it. */
  endMark(show: boolean): void
  reset(): void
}

interface SharedZoom {
  readonly zoom: ChartZoom
  users: number
}
const shared = new Map<string, SharedZoom>()

/** Returns the zoom of a group of charts, which lasts as long as one of them; without a group one of its own. */
export function useZoom(group: string | null): ChartZoom {
  if (group === null) return newZoom()
  const known = shared.get(group) ?? { zoom: newZoom(), users: 0 }
  known.users += 1
  shared.set(group, known)
  onScopeDispose(() => {
    known.users -= 1
    if (known.users === 0) shared.delete(group)
  })
  return known.zoom
}

function newZoom(): ChartZoom {
  const range = shallowRef<StepRange | null>(null)
  const marked = shallowRef<StepRange | null>(null)
  const pointed = shallowRef<number | null>(null)
  const show = (next: StepRange, whole: StepRange) => (range.value = isWhole(next, whole) ? null : next)
  return {
    range,
    marked,
    pointed,
    point: (step) => void (pointed.value = step),
    scale: (whole, factor, about) =>
      void show(scaledRange(range.value ?? whole, whole, factor, about), whole),
    move: (whole, share) => void show(movedRange(range.value ?? whole, whole, share), whole),
    mark: (whole, one, other) => void (marked.value = rangeBetween(one, other, whole)),
    endMark: (isShown) => {
      if (isShown && marked.value) range.value = marked.value
      marked.value = null
    },
    reset: () => void (range.value = null),
  }
}
