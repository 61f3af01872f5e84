import { describe, expect, it } from 'vitest'
import { axesInOrder, movedTo } from './axisOrder.ts'
import type { ParallelAxis } from './parallelAxes.ts'

const axis = (key: string): ParallelAxis => ({ key, name: key.toUpperCase(), scale: 'value', values: [] })
const axes = ['a', 'b', 'c'].map(axis)
const keysOf = (keys: readonly string[]) => axesInOrder(axes, keys).map(({ key }) => key)

describe('the order of axes', () => {
  it('begins with those that were put there, once each, and goes on with the others', () => {
    expect(keysOf(['c', 'gone', 'c', 'a'])).toEqual(['c', 'a', 'b'])
    expect(keysOf([''])).toEqual(['a', 'b', 'c'])
  })

  it('changes by moving one, at most to an end', () => {
    const keys = ['a', 'b', 'c']
    expect(movedTo(keys, 'a', 1)).toEqual(['b', 'a', 'c'])
    expect(movedTo(keys, 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(movedTo(keys, 'b', 9)).toEqual(['a', 'c', 'b'])
    expect(movedTo(keys, 'gone', 0)).toEqual(keys)
  })
})
