/** How many clients the messages of each router reached, as a figure. */
import { barsOption } from '../datasets/barsOption.ts'
import { waitingFor, plainFrame } from '../frame.ts'
import type { RouterFigure, RouterFigureData } from './routerFigure.ts'

export const communitySizesFigure: RouterFigure = {
  name: 'community-sizes',
  title: 'Community sizes',
  explain:
    'The clients that the newest messages of each living router reached: those whose routing score is at or above τ (Eq. 4). A client may belong to several communities.',
  option: (data, theme) => {
    const bars = sorted(data).map(({ router, community }) => ({ label: router, count: community }))
    return bars.length === 0
      ? { ...plainFrame(theme), ...waitingFor('There are no routers.', theme) }
      : barsOption({ xName: 'routers, largest community first', yName: 'clients', bars }, theme)
  },
  table: (data) => ({
    columns: [
      { key: 'router', label: 'Router', kind: 'text' },
      { key: 'community', label: 'Community', kind: 'number', decimals: 0 },
      { key: 'attributes', label: 'Attributes', kind: 'number', decimals: 0 },
      { key: 'pending', label: 'Pending gradients', kind: 'number', decimals: 0 },
      { key: 'born', label: 'Born', kind: 'number', decimals: 0 },
      { key: 'parents', label: 'From', kind: 'text' },
    ],
    rows: sorted(data).map(({ router, community, attributes, pendingGradients, born, parents }) => ({
      router,
      community,
      attributes,
      pending: pendingGradients,
      born,
      parents: parents.join(' '),
    })),
  }),
}

function sorted({ overview }: RouterFigureData) {
  return [...overview.routers].sort(
    (a, b) => b.community - a.community || Number(a.router.slice(1)) - Number(b.router.slice(1)),
  )
}
