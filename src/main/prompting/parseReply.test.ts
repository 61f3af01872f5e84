import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseReply } from './parseReply.ts'
import { replyNumber } from './prompt.ts'

const schema = z.object({ summary: z.string(), number: replyNumber.optional() })

/** The value, or null where the reply could not be read. */
function read(raw: string): unknown {
  const parsed = parseReply(raw, schema)
  return parsed.ok ? parsed.value : null
}

describe('parseReply', () => {
  it.each([
    ['bare JSON', '{"summary": "jazz"}'],
    ['a whole thought before', '<think>maybe {"summary": "rock"}?</think>\n{"summary": "jazz"}'],
    ['a lone closing think tag', 'first I considered {"summary": "rock"}\n</think>\n\n{"summary": "jazz"}'],
    ['a think tag that is never closed', '<think>\n{"summary": "jazz"}'],
    ['a fence with a language', '```json\n{"summary": "jazz"}\n```'],
    ['a fence without a language', 'Sure:\n```\n{"summary": "jazz"}\n```\nDone.'],
    ['a fence that is never closed', '```json\n{"summary": "jazz"}'],
    ['text before and after', 'Here it is: {"summary": "jazz"} I hope it helps.'],
    ['text with a brace before', 'In {braces}: {"summary": "jazz"}'],
    ['a brace before that is never closed', 'I open with { and then {"summary": "jazz"}'],
    ['more keys than asked for', '{"mood": "calm", "summary": "jazz"}'],
    ['an object cut off behind the value', '{"summary": "jazz", "number": '],
    ['an object cut off within a later string', '{"summary": "jazz", "mood": "ca'],
    ['a trailing comma', '{"summary": "jazz",}'],
    ['another object in a fence before', '```json\n{"mood": "calm"}\n```\n```json\n{"summary": "jazz"}\n```'],
  ])('reads %s', (_, raw) => {
    expect(read(raw)).toEqual({ summary: 'jazz' })
  })

  it('does not count braces and quotes inside strings', () => {
    expect(read('So: {"summary": "a } and a { and \\"quoted\\" }"} end')).toEqual({
      summary: 'a } and a { and "quoted" }',
    })
  })

  it('keeps a fence that stands inside a string', () => {
    expect(read('{"summary": "write ```x``` so"}')).toEqual({ summary: 'write ```x``` so' })
  })

  it('reads numbers that are written as strings', () => {
    expect(read('{"summary": "", "number": " 3 "}')).toEqual({ summary: '', number: 3 })
    expect(read('{"summary": "", "number": "three"}')).toBeNull()
  })

  it('salvages lists of numbers from a broken object', () => {
    const ranking = z.object({ ranking: z.array(replyNumber) })
    expect(parseReply('{"reason": "x" "ranking": [2, "1", 3]', ranking)).toEqual({
      ok: true,
      value: { ranking: [2, 1, 3] },
      shortened: false,
    })
  })

  it.each(['{"ranking": [2, 1', '{"ranking": [2, 1,', '{"ranking": [2, {"item": 1', '{"ranking": '])(
    'takes the list that is cut off in %s for no list',
    (raw) => {
      expect(parseReply(raw, z.object({ ranking: z.array(replyNumber) })).ok).toBe(false)
    },
  )

  it.each([
    ['nothing', '', 'empty reply'],
    ['only a thought', '<think>jazz</think>  ', 'empty reply'],
    ['prose only', 'I would say jazz.', 'text without one'],
    ['wrong keys', '{"profile": "jazz"}', 'summary'],
    ['half an object', '{"summary": "ja', 'text without one'],
    ['a list', '["jazz"]', 'reply'],
    ['a bare string', '"jazz"', 'reply'],
  ])('refuses %s and says what was wrong', (_, raw, issue) => {
    const parsed = parseReply(raw, schema)
    expect(parsed.ok).toBe(false)
    expect(parsed.ok ? '' : parsed.issue).toContain(issue)
  })

  it('reads an answer behind a thought of any length', () => {
    expect(read(`<think>${'so I think '.repeat(10_000)}</think>{"summary": "jazz"}`)).toEqual({
      summary: 'jazz',
    })
  })

  it.each([
    ['a letter', 'x'.repeat(1 << 20)],
    ['opening braces', '{'.repeat(1 << 20)],
    ['nested keys', '{"a":'.repeat(200_000)],
    ['opening brackets', `{"summary": ${'['.repeat(1 << 20)}`],
    ['quotes', '"'.repeat(1 << 20)],
    ['half pairs', '"a":"\\'.repeat(150_000)],
    ['a fence and white space', `\`\`\`json${'\n'.repeat(1 << 20)}x`],
    ['a key and white space', `{"summary":${' '.repeat(1 << 20)}x`],
    ['fences', '```'.repeat(350_000)],
  ])('gives up on a megabyte of %s within 200 ms', (_, raw) => {
    const start = performance.now()
    expect(parseReply(raw, schema)).toMatchObject({ ok: false, shortened: true })
    expect(performance.now() - start).toBeLessThan(200)
  })

  it('says that a reply was cut, and reads what is there', () => {
    const parsed = parseReply(`{"summary": "jazz"}${' '.repeat(100_000)}x`, schema)
    expect(parsed).toEqual({ ok: true, value: { summary: 'jazz' }, shortened: true })
  })
})
