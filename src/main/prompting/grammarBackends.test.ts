import { describe, expect, it } from 'vitest'
import { unfitIn } from './grammarBackends.testing.ts'

describe('the table of grammars', () => {
  it.each<[string, object]>([
    ['a pattern with a class', { type: 'string', pattern: '^\\d{1,3}$' }],
    ['a pattern without an end', { type: 'string', pattern: '^[a-z]+$' }],
    ['a text without an end', { type: 'string' }],
    ['a list without an end', { type: 'array', items: { type: 'boolean' } }],
    ['a text of 2,000 characters', { type: 'string', maxLength: 2000 }],
    ['a keyword of some', { type: 'array', items: { type: 'boolean' }, maxItems: 2, uniqueItems: true }],
    ['members of any name', { type: 'object', properties: {}, additionalProperties: true }],
    ['what is deep inside', { type: 'object', properties: { a: { type: 'array', maxItems: 1, items: { type: 'string' } } } }], // prettier-ignore
  ])('refuses %s', (_, schema) => {
    expect(unfitIn(schema)).not.toEqual([])
  })

  it('takes what all have in common', () => {
    const schema = {
      type: 'object',
      properties: {
        kind: { enum: ['a', 'b'] },
        texts: { type: 'array', items: { type: 'string', maxLength: 1999 }, minItems: 0, maxItems: 3 },
        code: { type: 'string', pattern: '^[a-z]{1,8}$' },
      },
      required: ['kind', 'texts', 'code'],
      additionalProperties: false,
    }
    expect(unfitIn(schema)).toEqual([])
  })
})
