import { describe, expect, it } from 'vitest'
import { grammarSchema } from './grammarSchema.ts'

describe('the schema of a grammar', () => {
  it('keeps real choices', () => {
    expect(
      grammarSchema({
        anyOf: [{ type: 'string' }, { type: 'null' }, { type: 'array', items: { type: 'string' } }],
      }),
    ).toEqual({
      oneOf: [
        { type: 'string', maxLength: 1200 },
        { type: 'null' },
        { type: 'array', items: { type: 'string', maxLength: 1200 }, minItems: 0, maxItems: 30 },
      ],
    })
  })
})
