import { describe, expect, it } from 'vitest'
import { overlap, readRouter, writeRouter } from './routerProfile.ts'

const written =
  'A community around a1, a2, a3, a4, a5, a6. It also follows b1. Of late it turns to c1, c2. A member took up d1.'

describe('the profile of a router in the words of the built-in agent', () => {
  it('is read as it was written', () => {
    const reading = readRouter(written)
    expect([...reading.themes.keys()]).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'b1'])
    expect(reading).toMatchObject({ turnsTo: ['c1', 'c2'], takenUp: ['d1'] })
    expect(writeRouter(reading)).toBe(written)
  })

  it('keeps fourteen themes by weight, and the newest of what is taken up', () => {
    const names = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
    const themes = new Map(names('t', 16).map((name, index) => [name, index]))
    const reading = readRouter(writeRouter({ themes, turnsTo: names('c', 8), takenUp: names('d', 12) }))
    expect([...reading.themes.keys()]).toEqual(names('t', 16).toReversed().slice(0, 14))
    expect(reading.turnsTo).toEqual(names('c', 6))
    expect(reading.takenUp).toEqual(names('d', 9))
  })

  it('may be the profile of a client, whose opening says nothing', () => {
    const { themes } = readRouter('I enjoy CDs. About me: city. I keep coming back to jazz.')
    expect([...themes.keys()]).toEqual(['jazz'])
  })

  it('overlaps with another by the share of the themes of the smaller one', () => {
    // Of b's two themes one is also a theme of a.
    expect(overlap('A community around jazz, folk, blues.', 'A community around jazz, metal.')).toBe(0.5)
    expect(overlap('A community around jazz.', '')).toBe(0)
  })
})
