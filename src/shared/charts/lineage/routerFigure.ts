/** Figures of the routers of one run. */
import type { RouterFigureName } from '../../vocabulary/figures.ts'
import type { RouterId } from '../../vocabulary/ids.ts'
import type { RouterOverview } from '../../vocabulary/inspection.ts'
import type { FigureOf } from '../figure.ts'

/** The routers of a run at a step, with what they were up to it. */
export interface RouterFigureData {
  readonly overview: RouterOverview
  /** Number of interaction records in the whole run; null before it is known. */
  readonly interactions: number | null
  /** The router that stands out on screen; null for none. */
  readonly chosen: RouterId | null
  /** The line that says what the run is. */
  readonly protocol: string
}

export type RouterFigure = FigureOf<RouterFigureName, RouterFigureData>

/** Returns the line under the title of the figures: what the run is, and as of which step. */
export function routerFigureLine({ overview, interactions, protocol }: RouterFigureData): string {
  const of = interactions === null || interactions === overview.step ? '' : ` of ${interactions}`
  return `${protocol} · as of interaction ${overview.step}${of}`
}
