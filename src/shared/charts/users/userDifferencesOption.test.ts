/** Bars of gain and loss. */
import { describe, expect, it } from 'vitest'
import type { UserDifference } from '../../evaluation/userDifferences.ts'
import { lightTheme } from '../theme.ts'
import { userDifferencesOption } from './userDifferencesOption.ts'

const differences: readonly UserDifference[] = [
  { user: 'u:a', own: 1, other: 0.5, difference: 0.5 },
  { user: 'u:b', own: 0.5, other: 0.5, difference: 0 },
  { user: 'u:c', own: 0, other: 1, difference: -1 },
]

describe('userDifferencesOption', () => {
  it('keeps the order, tells gain from loss, and says the mean with its sign', () => {
    const option = userDifferencesOption(
      { differences, what: 'NDCG@10, RecNet − Pop', chosen: null },
      lightTheme,
    )
    const [bars] = option['series'] as readonly [
      { readonly data: readonly unknown[]; readonly markLine: unknown },
    ]
    expect(bars.data).toEqual([
      { name: 'u:a', value: 0.5, itemStyle: { color: lightTheme.positive } },
      { name: 'u:b', value: 0, itemStyle: { color: lightTheme.muted } },
      { name: 'u:c', value: -1, itemStyle: { color: lightTheme.negative } },
    ])
    expect(bars.markLine).toMatchObject({ data: [{ yAxis: -0.1667 }], label: { formatter: 'mean −0.1667' } })
  })

  it('marks the chosen user', () => {
    const option = userDifferencesOption({ differences, what: 'any', chosen: 'u:c' }, lightTheme)
    expect(option['series']).toMatchObject([{ data: [{}, {}, { itemStyle: { color: lightTheme.text } }] }])
  })
})
