import { describe, expect, it } from 'vitest'
import { replySchema } from '../../prompting/prompt.ts'
import { extractPrompt } from '../../recnet/prompts/extract.ts'
import { rankPrompt } from '../../recnet/prompts/rank.ts'
import { grammarSchema } from './grammarSchema.ts'

describe('the schema of a grammar', () => {
  it('has numbers as numbers, without their other spelling', () => {
    expect(grammarSchema(replySchema(rankPrompt as never))).toEqual({
      type: 'object',
      properties: { ranking: { type: 'array', items: { type: 'integer' }, maxItems: 30 } },
      required: ['ranking'],
    })
  })

  it('gives every list, object and string an end', () => {
    expect(grammarSchema(replySchema(extractPrompt as never))).toEqual({
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string', maxLength: 1200 }, maxItems: 30 },
      maxProperties: 12,
    })
  })

  it('keeps real choices', () => {
    expect(
      grammarSchema({
        anyOf: [{ type: 'string' }, { type: 'null' }, { type: 'array', items: { type: 'string' } }],
      }),
    ).toEqual({
      oneOf: [
        { type: 'string', maxLength: 1200 },
        { type: 'null' },
        { type: 'array', items: { type: 'string', maxLength: 1200 }, maxItems: 30 },
      ],
    })
  })
})
