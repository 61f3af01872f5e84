/** The figure of the dialog as it will be saved, drawn anew a moment after each change. */
import { useTimeoutFn } from '@vueuse/core'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { figureFormat, type ExportedFile, type FigureFormat } from '#shared/vocabulary/figures.ts'

/** Long enough for the next key of a number that is being typed. */
const PAUSE_MILLISECONDS = 200

/** What is drawn: `asked` is null while there is nothing to draw or the format is not valid. */
export interface DrawnSource {
  readonly asked: () => FigureFormat | null
  /** Whatever else the figure depends on. */
  readonly pulse: () => unknown
  readonly draw: (format: FigureFormat) => Promise<ExportedFile>
}

/** The newest drawing that succeeded, and why the one after it failed. */
export function useDrawnFigure({ asked, pulse, draw }: DrawnSource) {
  const file = shallowRef<ExportedFile | null>(null)
  const failure = shallowRef<unknown>(null)
  const drawing = ref(false)
  /** Answers that come after a newer question are left out. */
  let newest = 0

  const { start } = useTimeoutFn(redraw, PAUSE_MILLISECONDS, { immediate: false })

  async function redraw(): Promise<void> {
    const format = asked()
    const own = ++newest
    if (format === null) return
    drawing.value = true
    try {
      const drawn = await draw(format)
      if (own !== newest) return
      file.value = drawn
      failure.value = null
    } catch (error) {
      if (own === newest) failure.value = error
    } finally {
      if (own === newest) drawing.value = false
    }
  }

  watch(() => JSON.stringify([asked(), pulse()]), start)
  void redraw()
  onScopeDispose(() => (newest += 1))
  return { file, failure, drawing }
}

/** The format in which a preview shows another: vectors for every picture, and the text of a table as it is. */
export function previewFormat(format: FigureFormat): FigureFormat | null {
  const parsed = figureFormat.safeParse(format)
  if (!parsed.success) return null
  const isText = format.format === 'csv' || format.format === 'latex'
  return isText ? parsed.data : { ...parsed.data, format: 'svg' }
}
