/** What exports need from outside. */
import type { FigureRenderer } from '#shared/charts/figureRenderer.ts'

/** Loads the figure renderer at the first call, because drawing libraries would slow down every start. */
export type OpenFigureRenderer = () => Promise<FigureRenderer>
