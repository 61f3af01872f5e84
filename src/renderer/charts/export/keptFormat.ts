/** The formats in which figures were exported last, kept in the browser: one for each figure, and the last of all. */
import { figureFormat, type FigureFormat } from '#shared/vocabulary/figures.ts'

const KEPT_AS = 'recnet.figureFormat'

/** The format of this figure, or else that of the last figure; PDF in the default size where nothing valid was kept. */
export function keptFormat(figure: string): FigureFormat {
  for (const key of [`${KEPT_AS}.${figure}`, KEPT_AS]) {
    const parsed = figureFormat.safeParse(parsedJson(localStorage.getItem(key)))
    if (parsed.success) return parsed.data
  }
  return figureFormat.parse({ format: 'pdf' })
}

/** Keeps the format for the next export of this figure, and for figures that were never exported. */
export function keepFormat(figure: string, format: FigureFormat): void {
  for (const key of [`${KEPT_AS}.${figure}`, KEPT_AS]) localStorage.setItem(key, JSON.stringify(format))
}

function parsedJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    // Whatever else stands there is no format.
    return null
  }
}
