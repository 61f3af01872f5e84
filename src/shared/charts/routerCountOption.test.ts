import { describe, expect, it } from 'vitest'
import type { StampedEvent } from '../events/runEvents.ts'
import { parseHyperparameters } from '../vocabulary/hyperparameters.ts'
import { buildFigureRun, buildManifest, namesOf, seriesOf, waitingText } from './figureRun.testing.ts'
import { routerCountFigure, routerCountOption } from './routerCountOption.ts'
import { runLooks } from './runLooks.ts'
import { lightTheme } from './theme.ts'

const routerCounts = [
  { step: 0, count: 20, splits: 0, merges: 0, rewrites: 0 },
  { step: 10, count: 21, splits: 2, merges: 1, rewrites: 3 },
  { step: 20, count: 20, splits: 0, merges: 1, rewrites: 0 },
]

describe('the router count (Figure 5)', () => {
  it('is a step line that goes on to the newest step, with marks where something happened', () => {
    const [line, split, merge, rewrite] = seriesOf(
      routerCountOption([buildFigureRun({ routerCounts, step: 27 })], lightTheme),
    )
    expect(line).toMatchObject({
      name: 'routers',
      type: 'line',
      step: 'end',
      data: [
        [0, 20],
        [10, 21],
        [20, 20],
        [27, 20],
      ],
    })
    expect(split).toMatchObject({ name: 'split', itemPayload: { shape: 'up', points: [[10, 21, 2]] } })
    expect(merge).toMatchObject({
      name: 'merge',
      itemPayload: {
        points: [
          [10, 21, 1],
          [20, 20, 1],
        ],
      },
    })
    expect(rewrite).toMatchObject({ name: 'rewrite', itemPayload: { points: [[10, 21, 3]] } })
  })

  it('of several runs has a line for each, in its look, and no marks', () => {
    const run = (label: string, counts: typeof routerCounts, initialRouterCount: number) =>
      buildFigureRun(
        { routerCounts: counts, step: 20 },
        {
          run: label,
          label,
          manifest: buildManifest({ settings: parseHyperparameters({ initialRouterCount }) }),
        },
      )
    const runs = [run('K 20', routerCounts, 20), run('K 5', routerCounts.slice(0, 1), 5)]
    const option = routerCountOption(runs, lightTheme)
    const looks = runLooks(runs, lightTheme)
    expect(
      seriesOf(option).map(({ name, lineStyle }) => [name, (lineStyle as { color: string }).color]),
    ).toEqual(runs.map(({ run: id, label }) => [label, looks.get(id)?.colour]))
    expect(namesOf(option)).toEqual(['K 20', 'K 5'])
  })

  it('tells of an update how often what happened, and of which routers while the run holds that', () => {
    const stamp = { seq: 1, time: '2026-11-24T08:00:00.000Z', step: 20, call: '' }
    const merged = {
      ...stamp, type: 'routers-merged', router: 'r7', target: 'r2', causes: ['g1', 'g2'], profile: '', attributes: [],
    } as unknown as StampedEvent // prettier-ignore
    const run = buildFigureRun({ routerCounts, step: 27, feed: [merged] })
    const { tooltip } = routerCountOption([run], lightTheme) as {
      readonly tooltip: { formatter(found: readonly { readonly axisValue: number }[]): string }
    }
    expect(tooltip.formatter([{ axisValue: 12 }]).split('\n')).toEqual([
      'step 12',
      '● routers  21',
      'split: 2 in step 10',
      'merge: 1 in step 10',
      'rewrite: 3 in step 10',
    ])
    expect(
      tooltip
        .formatter([{ axisValue: 25 }])
        .split('\n')
        .slice(2),
    ).toEqual(['merge: 1 in step 20', 'r7 went into r2, because of 2 gradients'])
  })

  it('says what will be there before there is a router', () => {
    expect(waitingText(routerCountOption([buildFigureRun()], lightTheme))).toBe(
      'Routers appear when the first profiles are written.',
    )
  })

  it('as a table has a row for each router-centric update', () => {
    expect(routerCountFigure.table([buildFigureRun({ routerCounts })]).rows[1]).toEqual({
      run: 'RecNet',
      step: 10,
      count: 21,
      splits: 2,
      merges: 1,
      rewrites: 3,
    })
  })
})
