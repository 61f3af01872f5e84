/** The light of the list of sections. */
import { describe, expect, it } from 'vitest'
import { sectionInSight } from './sectionInSight.ts'

const places = [
  { id: 'dataset', top: -300 },
  { id: 'method', top: 120 },
  { id: 'data', top: 500 },
]

describe('sectionInSight', () => {
  it('is the last one whose head was reached', () => {
    expect(sectionInSight(places, false)).toBe('method')
  })

  it('is the first one before any head is reached, the last one at the end', () => {
    expect(sectionInSight(places.slice(2), false)).toBe('data')
    expect(sectionInSight(places, true)).toBe('data')
    expect(sectionInSight([], true)).toBeNull()
  })
})
