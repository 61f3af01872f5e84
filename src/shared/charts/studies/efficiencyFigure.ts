/** Table 5 as a figure: model calls by class. */
import { totalCalls } from '../../events/callCounts.ts'
import type { StudyCost } from '../../vocabulary/studies/studyResults.ts'
import { stackedBarsOption } from './stackedBarsOption.ts'
import { stackedRows, stackedTable } from './stackedRows.ts'
import type { StudyFigure } from './studyFigure.ts'

export const efficiencyFigure: StudyFigure = {
  name: 'study-efficiency',
  title: 'Model calls',
  explain:
    'Calls of one run as means over seeds: for clients, for routers, for propagation without routers, and others such as those of the evaluation (Table 5 of the paper, which has formulae in their place).',
  isFor: ({ blocks }) => blocks.some(({ rows }) => rows.some(({ cost }) => cost !== null)),
  option: (data, theme) =>
    stackedBarsOption(
      {
        rows: stackedRows(data, callParts),
        xName: 'model calls',
        waiting: 'Calls appear here as soon as the first run has asked a model.',
      },
      theme,
    ),
  table: (data) => stackedTable(stackedRows(data, callParts), 'calls'),
}

function callParts(cost: StudyCost): Readonly<Record<string, number>> {
  const { calls, clientCalls, routerCalls, propagationCalls } = cost
  const others = totalCalls(calls).calls - clientCalls - routerCalls - (propagationCalls ?? 0)
  return {
    clients: clientCalls,
    routers: routerCalls,
    propagation: propagationCalls ?? 0,
    others: Math.max(0, others),
  }
}
