import { describe, expect, it } from 'vitest'
import { buildRow } from '../../../mounted/records.testing.ts'
import { whatDiffers } from './whatDiffers.ts'

const threshold = (value: number) => ({ name: 'routingThreshold', value, instead: 0.5 })
const rows = [
  buildRow({ run: 'a', seed: 1, differences: [threshold(0.7)] }),
  buildRow({ run: 'b', seed: 2, differences: [] }),
  buildRow({ run: 'c', seed: 2, differences: [], variant: 'Pop', named: true }),
]

describe('whatDiffers', () => {
  it('tells the value of a setting also of the run that has it from its variant', () => {
    const of = whatDiffers(rows.slice(0, 2))
    expect(rows.slice(0, 2).map(of)).toEqual([
      ['seed 1', 'τ 0.7'],
      ['seed 2', 'τ 0.5'],
    ])
  })

  it('does not tell a setting of a run whose method has none, and a method only of a run that a person named', () => {
    expect(rows.map(whatDiffers(rows))).toEqual([
      ['seed 1', 'τ 0.7'],
      ['seed 2', 'τ 0.5'],
      ['Pop', 'seed 2'],
    ])
  })

  it('tells nothing of a run alone, nor of runs that are alike', () => {
    expect(whatDiffers([rows[0]!])(rows[0]!)).toEqual([])
    expect(whatDiffers([rows[0]!, rows[0]!])(rows[0]!)).toEqual([])
  })
})
