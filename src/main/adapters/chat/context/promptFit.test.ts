import { describe, expect, it } from 'vitest'
import { closerFit, fittedQuestion } from './promptFit.ts'

const message = (content: string) => ({ role: 'user' as const, content })
const unsaid = { contextTokens: null, promptTokens: null, askedTokens: null }

describe('fittedQuestion', () => {
  it('leaves a question alone where no limit is known, or it fits', () => {
    const asked = { messages: [message('x'.repeat(400))], maxTokens: 100, thinks: false }
    expect(fittedQuestion(asked, { contextTokens: null, ratio: 1 })).toEqual({
      messages: asked.messages,
      maxTokens: 100,
      shortened: false,
    })
    // 100 + 5 tokens, 100 for the reply and 8 to spare.
    expect(fittedQuestion(asked, { contextTokens: 213, ratio: 1 })).toMatchObject({
      maxTokens: 100,
      shortened: false,
    })
  })

  it('takes from the budget of the reply down to a quarter of the context, and then from the passages', () => {
    const asked = { messages: [message(`<text>${'x '.repeat(200)}</text>`)], maxTokens: 300, thinks: false }
    // 413 characters are 104 tokens, and 5; of 200, 8 are spare: 83 are left.
    expect(fittedQuestion(asked, { contextTokens: 200, ratio: 1 })).toMatchObject({
      maxTokens: 83,
      shortened: false,
    })
    // Of 120, 30 are the reply's: 82 tokens for the prompt, so that the passage of 400 gets 70 %.
    const short = fittedQuestion(asked, { contextTokens: 120, ratio: 1 })
    expect(short?.shortened).toBe(true)
    expect(short?.messages[0]?.content.length).toBeLessThan(300)
    // 80 characters are 24 tokens with their tags, and 5; beside 8 to spare, 13 are left of 50, and 7 of 44.
    expect(fittedQuestion(asked, { contextTokens: 50, ratio: 1 })?.maxTokens).toBeGreaterThanOrEqual(12)
    expect(fittedQuestion(asked, { contextTokens: 44, ratio: 1 })?.maxTokens).toBeLessThan(11)
    expect(fittedQuestion(asked, { contextTokens: 20, ratio: 1 })).toBeNull()
  })

  it('counts a prompt as the server has counted it', () => {
    const asked = { messages: [message('x'.repeat(400))], maxTokens: 100, thinks: false }
    // 105 tokens are 210 by its count.
    expect(fittedQuestion(asked, { contextTokens: 300, ratio: 2 })).toMatchObject({ maxTokens: 82 })
  })
})

describe('closerFit', () => {
  const sent = { messages: [message('x'.repeat(400))], maxTokens: 100 }

  it('takes limit and count from the words, or the count from what was asked in all', () => {
    const said = { contextTokens: 180, promptTokens: 210, askedTokens: 310 }
    expect(closerFit({ contextTokens: null, ratio: 1 }, said, sent)).toEqual({ contextTokens: 180, ratio: 2 })
    expect(closerFit({ contextTokens: null, ratio: 1 }, { ...said, promptTokens: null }, sent)).toEqual({
      contextTokens: 180,
      ratio: 2,
    })
  })

  it('asks for four fifths where the words say nothing, again and again', () => {
    const first = closerFit({ contextTokens: null, ratio: 1 }, unsaid, sent)
    // 0.8 × (105 + 100)
    expect(first).toEqual({ contextTokens: 164, ratio: 1 })
    expect(closerFit(first, unsaid, sent)).toEqual({ contextTokens: 164, ratio: 1.25 })
  })

  it('never takes a longer limit than one that is known', () => {
    expect(
      closerFit({ contextTokens: 150, ratio: 1 }, { ...unsaid, contextTokens: 4096 }, sent).contextTokens,
    ).toBe(150)
  })
})
