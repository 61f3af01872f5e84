/** Every figure of the routers of a run by name. To add one, add its file, a line here, and its name in the vocabulary. */
import type { RouterFigureName } from '../../vocabulary/figures.ts'
import { communitySizesFigure } from './communitySizesFigure.ts'
import { lineageFigure } from './lineageFigure.ts'
import type { RouterFigure } from './routerFigure.ts'

export const ROUTER_FIGURES: Readonly<Record<RouterFigureName, RouterFigure>> = {
  lineage: lineageFigure,
  'community-sizes': communitySizesFigure,
}
