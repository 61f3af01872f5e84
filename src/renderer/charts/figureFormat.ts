/** The format in which a figure was exported last, kept in the browser. */
import { figureFormat, type FigureFormat } from '#shared/vocabulary/figures.ts'

const KEPT_AS = 'recnet.figureFormat'

/** The kept format; PDF in the default size where nothing, or nothing valid, was kept. */
export function keptFigureFormat(): FigureFormat {
  try {
    return figureFormat.parse(JSON.parse(localStorage.getItem(KEPT_AS) ?? ''))
  } catch {
    // Nothing was kept yet, or an older version kept it in another form: the first format is chosen again.
    return figureFormat.parse({ format: 'pdf' })
  }
}

/** Keeps the format for the next export. */
export function keepFigureFormat(format: FigureFormat): void {
  localStorage.setItem(KEPT_AS, JSON.stringify(format))
}
