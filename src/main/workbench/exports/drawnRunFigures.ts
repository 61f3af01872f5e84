/** Figures of the routers and of the users of one run, with what stands with them in a file. */
import type { z } from 'zod'
import type { FigureRun } from '#shared/charts/figure.ts'
import { routerFigureLine, type RouterFigureData } from '#shared/charts/lineage/routerFigure.ts'
import { ROUTER_FIGURES } from '#shared/charts/lineage/routerFigures.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import {
  userDifferencesFigure,
  userFigureLine,
  type UserFigureData,
} from '#shared/charts/users/userDifferencesFigure.ts'
import { comparedUsers } from '#shared/evaluation/comparedUsers.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import type { routerFigureRequest, userFigureRequest } from '#shared/vocabulary/figures.ts'
import type { RouterOverview } from '#shared/vocabulary/inspection.ts'
import type { DrawnFigure } from './exportFigures.ts'
import { evaluatedReport } from './evaluatedReport.ts'
import { runParts } from './runParts.ts'

/** The one run that is drawn, as a list. */
type OneRun = readonly FigureRun[]

/** A figure of the routers; its file is named after the step where one was asked for. */
export function figureOfRouters(
  runs: OneRun,
  { figure, step }: Pick<z.output<typeof routerFigureRequest>, 'figure' | 'step'>,
  overview: RouterOverview,
): DrawnFigure<RouterFigureData> {
  const data = {
    overview,
    interactions: runs[0]?.interactions ?? null,
    chosen: null,
    protocol: protocolLine(runs),
  }
  return {
    ...aboutRun(runs),
    figure: ROUTER_FIGURES[figure],
    data,
    of: [...runParts(runs), ...(step === undefined ? [] : [`step${overview.step}`])],
    description: routerFigureLine(data),
  }
}

/**
 * A figure of the users; its file is named after what is compared.
 * @throws WorkbenchError `run-state` before the first evaluation.
 */
export function figureOfUsers(
  runs: OneRun,
  { run, metric, against }: Pick<z.output<typeof userFigureRequest>, 'run' | 'metric' | 'against'>,
  report: Pick<RunReport, 'evaluation'> | null,
): DrawnFigure<UserFigureData> {
  const compared = comparedUsers(evaluatedReport(run, report).evaluation, metric, against)
  const data = { ...compared, chosen: null, protocol: protocolLine(runs) }
  return {
    ...aboutRun(runs),
    figure: userDifferencesFigure,
    data,
    of: [...runParts(runs), compared.reference, metric],
    description: userFigureLine(data),
  }
}

function aboutRun(runs: OneRun): Pick<DrawnFigure<unknown>, 'labels' | 'createdAt'> {
  return { labels: runs.map(({ label }) => label), createdAt: runs[0]?.manifest.createdAt ?? null }
}
