/** Lists as people type them. */
import { expect, it } from 'vitest'
import { listText, seedsFrom, valuesOf } from './valueList.ts'

it('reads numbers, words, on and off, and nothing from nothing', () => {
  expect(valuesOf('0.7, .75,1e3,')).toEqual([0.7, 0.75, 1000])
  expect(valuesOf('on, off, true, quantile')).toEqual([true, false, true, 'quantile'])
  expect(valuesOf(' , ')).toEqual([])
})

it('writes what it reads', () => {
  expect(listText([true, false, 0.5, 'absolute'])).toBe('on, off, 0.5, absolute')
  expect(seedsFrom(2020, 3)).toBe('2020, 2021, 2022')
})
