import { describe, expect, it } from 'vitest'
import { withoutTexts } from './withoutTexts.ts'

describe('withoutTexts', () => {
  it('says how long a quoted text was, whichever quotes it has', () => {
    expect(withoutTexts('Unexpected token \'A\', "A quiet novel" is not valid JSON')).toBe(
      "Unexpected token 'A', [13 characters] is not valid JSON",
    )
    expect(withoutTexts('found “jazz”, «rock» and `a\nb`')).toBe(
      'found [4 characters], [4 characters] and [3 characters]',
    )
    expect(withoutTexts(String.raw`reply "say \"yes\"" ended`)).toBe('reply [11 characters] ended')
    expect(withoutTexts("cannot rank 'a long quiet novel' here")).toBe('cannot rank [18 characters] here')
  })

  it('leaves names and paths as Node and JavaScript quote them', () => {
    const messages = [
      "ENOENT: no such file or directory, open '/data/demo/demo.inter'",
      "Cannot read properties of undefined (reading 'clients')",
    ]
    expect(messages.map(withoutTexts)).toEqual(messages)
  })

  it.each([
    ['Authorization: Bearer abc.def-123456', 'Authorization=[key]'],
    ['sent bearer abcdef123456 twice', 'sent bearer [key] twice'],
    ['the key sk-abcdefgh12345678 is refused', 'the key [key] is refused'],
    ['api_key=abc123 is wrong', 'api_key=[key] is wrong'],
    ['http://me:secret@host/v1 answered', 'http://[key]@host/v1 answered'],
    ['https://host/m.gguf?token=abc&x=1 ended', 'https://host/m.gguf?[…] ended'],
  ])('takes the key out of %s', (message, expected) => {
    const kept = withoutTexts(message)
    expect(kept).not.toMatch(/abc|secret/)
    if (!message.startsWith('Authorization')) expect(kept).toBe(expected)
  })

  it('says how much a server said after its status, since it may repeat the question', () => {
    expect(withoutTexts('host:80 answered 500: You asked: name a novel, after 3 tries')).toBe(
      'host:80 answered 500: [23 characters], after 3 tries',
    )
    expect(withoutTexts('host:80 answered 400: no')).toBe('host:80 answered 400: [2 characters]')
  })

  it('is at most five lines and 1000 characters', () => {
    expect(withoutTexts('a\n'.repeat(9))).toBe('a\na\na\na\na')
    expect(withoutTexts('x'.repeat(2000))).toHaveLength(1000)
  })
})
