/** Finding and stepping, against the real table. */
import { describe, expect, it } from 'vitest'
import { ENTRIES, labelOf, matchingEntries, settingText, steppingOf } from './hyperparameterFields.ts'

const entry = (name: string) => ENTRIES.find((candidate) => candidate.name === name)!

describe('matchingEntries', () => {
  it('finds by symbol, by name in code, and by words of the help in any order', () => {
    expect(matchingEntries(ENTRIES, 'τ').map(({ name }) => name)).toContain('routingThreshold')
    expect(matchingEntries(ENTRIES, 'INITIALROUTER').map(({ name }) => name)).toEqual(['initialRouterCount'])
    expect(matchingEntries(ENTRIES, 'newest capacity').map(({ name }) => name)).toEqual(['bufferCapacity'])
  })

  it('gives all without a word, none for a word that is nowhere', () => {
    expect(matchingEntries(ENTRIES, '  ')).toHaveLength(ENTRIES.length)
    expect(matchingEntries(ENTRIES, 'zebra')).toEqual([])
  })
})

describe('steppingOf', () => {
  it('takes the spacing of the grid for the threshold and whole numbers for counts', () => {
    expect(steppingOf(entry('routingThreshold'))).toBe(0.05)
    expect(steppingOf(entry('initialRouterCount'))).toBe(1)
    expect(steppingOf(entry('temperature'))).toBe(0.1)
    expect(steppingOf(entry('routingQuantile'))).toBe(0.05)
  })

  it('reaches from the lower bound every multiple, so that arrow keys give round values', () => {
    for (const { values, ...rest } of ENTRIES) {
      if (values.kind !== 'real') continue
      const steps = values.low / steppingOf({ values, ...rest })
      expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-9)
    }
  })
})

describe('settingText and labelOf', () => {
  it('say flags as on and off, and keep a name that the table does not have', () => {
    expect([true, false, 0.85, '', 'uniform'].map(settingText)).toEqual([
      'on',
      'off',
      '0.85',
      'nothing',
      'uniform',
    ])
    expect([labelOf('updateSize'), labelOf('unheardOf')]).toEqual(['Update size', 'unheardOf'])
  })
})
