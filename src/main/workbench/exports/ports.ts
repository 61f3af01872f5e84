/** What exports need from outside. */
import type { FigureRenderer } from '#shared/charts/figureRenderer.ts'

/** Loads what draws figures at the first call, because drawing libraries would slow every start. */
export type OpenFigureRenderer = () => Promise<FigureRenderer>
