/** What of a lineage is drawn, and how the chosen router stands out. */
import { describe, expect, it } from 'vitest'
import type { RouterLife } from '../../vocabulary/inspection.ts'
import { lineageOption } from './lineageOption.ts'
import { lightTheme } from '../theme.ts'

const lives: readonly RouterLife[] = [
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
    sizes: [{ step: 6, clients: 5 }],
  },
  { router: 'r3', parents: ['r1'], born: 4, ended: null, end: null, into: [], sizes: [] },
]
interface Drawn {
  readonly name?: string
  readonly value: readonly unknown[]
  readonly itemStyle: { readonly color: string }
}

function seriesOf(
  option: Readonly<Record<string, unknown>>,
): readonly { readonly data: readonly Drawn[]; readonly itemPayload: Readonly<Record<string, unknown>> }[] {
  return option['series'] as never
}

describe('lineageOption', () => {
  it('draws a band per router from birth to its end or the present, and a joint per child', () => {
    const [bands, joints] = seriesOf(
      lineageOption({ lives, step: 9, interactions: 20, chosen: null }, lightTheme),
    )
    expect(bands?.data.map(({ name, value }) => [name, value[2], value[3], value[4]])).toEqual([
      ['r1', 0, 4, 8],
      ['r2', 4, 9, 5],
      ['r3', 4, 9, 0],
    ])
    expect(joints?.data.map(({ value }) => value[0])).toEqual([4, 4])
  })

  it('hands over those that are alive with the largest first, since its name is drawn before others', () => {
    const reversed = [...lives].reverse()
    const [bands] = seriesOf(
      lineageOption({ lives: reversed, step: 9, interactions: 20, chosen: null }, lightTheme),
    )
    expect(bands?.itemPayload['alive']).toMatchObject([
      { router: 'r2', clients: 5 },
      { router: 'r3', clients: 0 },
    ])
  })

  it('leaves room for what is still to come', () => {
    const axis = lineageOption({ lives, step: 9, interactions: 20, chosen: null }, lightTheme)['xAxis']
    expect(axis).toMatchObject({ min: 0, max: 20 })
  })

  it('gives the chosen router another colour, and the ended ones less weight', () => {
    const [bands] = seriesOf(lineageOption({ lives, step: 9, interactions: null, chosen: 'r2' }, lightTheme))
    expect(bands?.data.map(({ itemStyle }) => itemStyle.color)).toEqual([
      lightTheme.muted,
      lightTheme.text,
      lightTheme.series[0],
    ])
    expect(bands?.itemPayload['opacities']).toEqual([0.38, 1, 0.62])
  })

  it('draws joints fainter the more there are', () => {
    const opacityOf = (splits: number) => {
      const many = Array.from({ length: splits }, (_, index): readonly RouterLife[] => {
        const [parent, child] = [`r${2 * index + 1}`, `r${2 * index + 2}`] as const
        const ofEnded = { ended: 1, end: 'split', into: [child] } as const
        return [
          { router: parent, parents: [], born: 0, sizes: [], ...ofEnded },
          { router: child, parents: [parent], born: 1, ended: null, end: null, into: [], sizes: [] },
        ]
      }).flat()
      const option = lineageOption({ lives: many, step: 2, interactions: null, chosen: null }, lightTheme)
      return seriesOf(option)[1]?.itemPayload['opacity']
    }
    expect([opacityOf(60), opacityOf(240), opacityOf(6000)]).toEqual([1, 0.5, 0.12])
  })

  it('is data alone, so that it can be drawn anywhere', () => {
    const option = lineageOption({ lives, step: 9, interactions: 20, chosen: 'r1' }, lightTheme)
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
  })
})
