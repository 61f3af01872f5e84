import { describe, expect, it } from 'vitest'
import { thoughtApart, thoughtOf, withoutThought } from './thought.ts'

const reply = '{"a":1}'

describe('a thought', () => {
  it.each([
    ['<think>', '</think>'],
    ['<thinking>', '</thinking>'],
    ['<thought>', '</thought>'],
    ['<reasoning>', '</reasoning>'],
    ['[THINK]', '[/THINK]'],
    ['<seed:think>', '</seed:think>'],
    ['<|channel|>analysis<|message|>', '<|channel|>final<|message|>'],
    ['<|start|>assistant<|channel|>analysis<|message|>', '<|start|>assistant<|channel|>final <|constrain|>json<|message|>'], // prettier-ignore
    ['analysis', 'assistantfinal'],
  ])('between %s and %s stands apart from the reply', (open, close) => {
    expect(thoughtApart(` ${open} Draft {"a":0}. ${close}\n${reply} `)).toEqual({
      thought: 'Draft {"a":0}.',
      reply,
      closing: null,
    })
  })

  it('may have been opened by the prompt, and ends at its last mark', () => {
    expect(thoughtApart(`Hm. </think> no, </think>${reply}`)).toEqual({
      thought: 'Hm. </think> no,',
      reply,
      closing: null,
    })
    expect(thoughtOf(`[/THINK]${reply}`)).toBe('')
  })

  it('that was never closed is not removed, and can be closed', () => {
    expect(thoughtApart(`<think>Hm. ${reply}`)).toEqual({
      thought: null,
      reply: `Hm. ${reply}`,
      closing: '</think>',
    })
    const { closing } = thoughtApart('<|channel|>analysis<|message|>Hm.')
    expect(withoutThought(`<|channel|>analysis<|message|>Hm.${closing ?? ''}`)).toBe('')
  })

  it('is not seen where none is', () => {
    expect(thoughtApart(reply)).toEqual({ thought: null, reply, closing: null })
    expect(withoutThought('The analysis is assistantfinal.')).toBe('The analysis is assistantfinal.')
  })
})
