import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { replyBudget, replySchemaOf, wordsOfSchema } from './replySchema.ts'
import { contentText } from './replyText.ts'

const contract = z.object({
  Operation: z.enum(['rewrite', 'none']),
  number: z.literal([1, 10]),
  change: z.boolean(),
  profiles: z.array(contentText(10)).meta({ maxItems: 3 }),
  ranking: z.array(z.literal([1, 2])).meta({ minItems: 2, maxItems: 2 }),
})

describe('the schema of a contract', () => {
  it('has every part, with the largest length that follows from the words', () => {
    expect(replySchemaOf(contract)).toEqual({
      type: 'object',
      properties: {
        Operation: { enum: ['rewrite', 'none'] },
        number: { enum: [1, 10] },
        change: { type: 'boolean' },
        profiles: { type: 'array', items: { type: 'string', maxLength: 80 }, minItems: 0, maxItems: 3 },
        ranking: { type: 'array', items: { enum: [1, 2] }, minItems: 2, maxItems: 2 },
      },
      required: ['Operation', 'number', 'change', 'profiles', 'ranking'],
      additionalProperties: false,
    })
  })

  it('halves texts and lists for a repair, but not a list that must be complete', () => {
    expect(replySchemaOf(contract, { brief: true })).toMatchObject({
      properties: {
        profiles: { items: { maxLength: 40 }, maxItems: 2 },
        ranking: { minItems: 2, maxItems: 2 },
      },
    })
  })

  it('refuses what has no end in it', () => {
    expect(() => replySchemaOf(z.object({ any: z.record(z.string(), z.string()) }))).toThrow('record')
    expect(() => replySchemaOf(z.object({ any: z.number() }))).toThrow('number')
  })

  it('leaves room for its longest reply', () => {
    // 2 + ("text" 4 + 82 + 6) = 94 characters at 2.5 each, rounded up, and 24 to spare.
    expect(replyBudget(replySchemaOf(z.object({ text: contentText(10) })))).toBe(38 + 24)
    // 2 + 9+9+6 + 6+2+6 + 6+5+6 + 8+254+6 + 7+8+6 = 346.
    expect(replyBudget(replySchemaOf(contract))).toBe(139 + 24)
  })

  it('tells the words that are no content', () => {
    expect(wordsOfSchema(replySchemaOf(contract))).toEqual([
      'Operation',
      'rewrite',
      'none',
      'number',
      'change',
      'profiles',
      'ranking',
    ])
  })
})
