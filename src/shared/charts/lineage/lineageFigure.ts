/** The lineage of the routers of a run as a figure. */
import { lineageOption } from './lineageOption.ts'
import type { RouterFigure, RouterFigureData } from './routerFigure.ts'

export const lineageFigure: RouterFigure = {
  name: 'lineage',
  title: 'Lineage of the routers',
  explain:
    'Each band is a router from its birth to its end, as wide as the community that its newest messages reached (§2.2.2); curves are splits and merges (§2.4.2).',
  option: ({ overview, interactions, chosen }, theme) =>
    lineageOption({ lives: overview.lives, step: overview.step, interactions, chosen }, theme),
  table: lineageTable,
}

/** One row for each router: from when to when it was there, what came before and after, and its newest community. */
function lineageTable({ overview }: RouterFigureData) {
  return {
    columns: [
      { key: 'router', label: 'Router', kind: 'text' as const },
      { key: 'fate', label: 'Fate', kind: 'text' as const },
      { key: 'born', label: 'Born', kind: 'number' as const, decimals: 0 },
      { key: 'until', label: 'Until', kind: 'number' as const, decimals: 0 },
      { key: 'parents', label: 'From', kind: 'text' as const },
      { key: 'into', label: 'Into', kind: 'text' as const },
      { key: 'clients', label: 'Community', kind: 'number' as const, decimals: 0 },
    ],
    rows: overview.lives.map(({ router, parents, born, ended, end, into, sizes }) => {
      const until = ended ?? overview.step
      return {
        router,
        fate: end ?? 'alive',
        born,
        until,
        middle: (born + until) / 2,
        parents: parents.join(' '),
        into: into.join(' '),
        clients: sizes.at(-1)?.clients ?? 0,
      }
    }),
  }
}
