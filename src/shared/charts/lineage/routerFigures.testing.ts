/** Routers for tests: one that was split into two, of which one was merged away. */
import type { RouterFigureData } from './routerFigure.ts'

/** Returns the routers of a run of 20 interactions after the ninth. */
export function buildRouterFigureData(): RouterFigureData {
  const row = { attributes: 3, pendingGradients: 1, parents: ['r1'] as const, profile: 'likes jazz' }
  return {
    overview: {
      step: 9,
      routers: [
        { ...row, router: 'r2', community: 5, born: 4 },
        { ...row, router: 'r4', community: 8, born: 0, parents: [] },
      ],
      lives: [
        {
          router: 'r1',
          parents: [],
          born: 0,
          ended: 4,
          end: 'split',
          into: ['r2', 'r3'],
          sizes: [{ step: 2, clients: 8 }],
        },
        {
          router: 'r2',
          parents: ['r1'],
          born: 4,
          ended: null,
          end: null,
          into: [],
          sizes: [
            { step: 5, clients: 2 },
            { step: 6, clients: 5 },
          ],
        },
        { router: 'r3', parents: ['r1'], born: 4, ended: 8, end: 'merged', into: ['r4'], sizes: [] },
        { router: 'r4', parents: [], born: 0, ended: null, end: null, into: [], sizes: [] },
      ],
      lifeCount: 4,
    },
    interactions: 20,
    chosen: null,
    protocol: 'demo · seed 2020',
  }
}
