import { describe, expect, it } from 'vitest'
import { buildRouterGradient } from '../ports.testing.ts'
import { askedChanges } from './askedChanges.ts'

const asking = (...suggestions: readonly string[]) =>
  suggestions.map((suggestion, index) => buildRouterGradient(`g${index + 1}.1`, { suggestion }))

describe('askedChanges', () => {
  it('are the different suggestions, newest first, with how often each was made', () => {
    expect(
      askedChanges(asking('Say less about rock.', 'Part jazz from swing.', 'say less  about Rock.')),
    ).toEqual([
      { text: 'say less  about Rock.', times: 2 },
      { text: 'Part jazz from swing.', times: 1 },
    ])
  })

  it('leaves out what asks for nothing', () => {
    expect(askedChanges(asking('', 'Name jazz.', ' '))).toEqual([{ text: 'Name jazz.', times: 1 }])
  })

  it('has the newest ten', () => {
    const many = askedChanges(asking(...Array.from({ length: 12 }, (_, index) => `Change ${index}.`)))
    expect(many).toHaveLength(10)
    expect([many[0]?.text, many[9]?.text]).toEqual(['Change 11.', 'Change 2.'])
  })
})
