import { describe, expect, it } from 'vitest'
import { extendedWays, replyForm, type Fork, type ReplyPlace } from './replyForm.ts'

/** All replies of a form, with … for the inside of a string. */
function repliesOf(place: ReplyPlace | null, written = ''): readonly string[] {
  if (place === null) return [written]
  if (!('ways' in place)) return repliesOf(place.follow(), `${written}…"`)
  return place.ways.flatMap(({ text, next }) => repliesOf(next?.() ?? null, written + text))
}

const textsOf = (fork: Fork) => extendedWays(fork).map(({ text }) => text)

describe('the form of a reply', () => {
  it('has every member of an object, in order', () => {
    const schema = {
      type: 'object',
      properties: {
        reasoning: { type: 'string', maxLength: 9 },
        choice: { enum: [1, 2] },
        sure: { type: 'boolean' },
      },
    }
    expect(repliesOf(replyForm(schema))).toEqual([
      '{"reasoning": "…", "choice": 1, "sure": true}',
      '{"reasoning": "…", "choice": 1, "sure": false}',
      '{"reasoning": "…", "choice": 2, "sure": true}',
      '{"reasoning": "…", "choice": 2, "sure": false}',
    ])
  })

  it('has as many items of a list as are allowed', () => {
    const list = (minItems: number, maxItems: number) => ({
      type: 'array',
      items: { type: 'string', maxLength: 9 },
      minItems,
      maxItems,
    })
    expect(repliesOf(replyForm(list(0, 2)))).toEqual(['["…", "…"]', '["…"]', '[]'])
    expect(repliesOf(replyForm(list(2, 2)))).toEqual(['["…", "…"]'])
    expect(repliesOf(replyForm(list(0, 0)))).toEqual(['[]'])
  })

  it('goes on to where the model has to choose again', () => {
    const value = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 }
    const form = replyForm({ type: 'object', properties: { kind: { enum: ['a', 'b'] }, values: value } })
    expect(textsOf(form)).toEqual(['{"kind": "a", "values": ["', '{"kind": "b", "values": ["'])
  })

  it('tells an option from another that it begins by what comes after it', () => {
    const schema = {
      type: 'object',
      properties: {
        order: { type: 'array', items: { enum: [1, 12] }, minItems: 1, maxItems: 2 },
        sure: { type: 'boolean' },
      },
    }
    expect(textsOf(replyForm(schema))).toEqual([
      '{"order": [1, 1',
      '{"order": [1], "sure": ',
      '{"order": [12',
    ])
  })

  it('ends integers at what follows them, and has none with leading zeros', () => {
    const [digit] = extendedWays(
      replyForm({ type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 1 }),
    )
    expect(digit?.text).toBe('[-1')
    const zero = extendedWays(replyForm({ type: 'integer' })).find(({ text }) => text === '0')
    expect(zero?.place).toBeNull()
  })

  it('bounds strings and lists that have no bounds of their own', () => {
    const list = replyForm({ type: 'array', items: { enum: ['a'] } })
    expect(repliesOf(list).at(0)).toBe(
      JSON.stringify(Array.from({ length: 30 }, () => 'a')).replaceAll(',', ', '),
    )
    const [way] = replyForm({ type: 'string' }).ways
    expect(way?.next?.()).toMatchObject({ longest: 1200 })
  })

  it('is not there for what no list of members tells', () => {
    for (const schema of [
      { type: 'object', additionalProperties: { type: 'string' } },
      { anyOf: [{ type: 'string' }] },
      { type: 'array' },
      { type: 'number' },
      { enum: [] },
      'text',
    ])
      expect(() => replyForm(schema)).toThrow('schema')
  })
})
