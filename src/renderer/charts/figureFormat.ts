/** How figures were exported last; kept on this machine. */
import { figureRequest } from '#shared/vocabulary/figures.ts'

const formatOnly = figureRequest.omit({ runs: true, figure: true })
export type FigureFormat = ReturnType<typeof formatOnly.parse>

const KEPT_AS = 'recnet.figureFormat'

export function keptFigureFormat(): FigureFormat {
  try {
    return formatOnly.parse(JSON.parse(localStorage.getItem(KEPT_AS) ?? ''))
  } catch {
    // Nothing was kept yet, or an older version kept it in another form: the first format is chosen again.
    return formatOnly.parse({ format: 'pdf' })
  }
}

export function keepFigureFormat(format: FigureFormat): void {
  localStorage.setItem(KEPT_AS, JSON.stringify(format))
}
