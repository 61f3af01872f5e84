import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readReply } from './readReply.ts'
import { contentText, optionalText, remarkText } from './replyText.ts'

const judgement = z.object({
  evaluation: remarkText(5),
  impact: z.enum(['positive', 'no influence']),
  change: z.boolean(),
  suggestion: optionalText(5),
})
const contract = z.object({
  first: judgement,
  number: z.literal([1, 2]),
  rules: z.array(contentText(5)).meta({ maxItems: 3 }),
  profile: contentText(10),
})
const whole = {
  first: { evaluation: 'so it is', impact: 'positive', change: false, suggestion: '' },
  number: 2,
  rules: ['one', 'two'],
  profile: 'I like jazz.',
}
const faultOf = (text: string) => (text.includes('bad') ? 'it is bad' : null)
const read = (reply: unknown, brief = false) =>
  readReply(typeof reply === 'string' ? reply : JSON.stringify(reply), contract, { brief, faultOf })

describe('a reply', () => {
  it('is read part by part', () => {
    expect(read(whole)).toEqual({
      parts: whole,
      missing: [],
      refusals: [],
      losses: [],
      issue: '',
      shortened: false,
    })
  })

  it('keeps the parts that fit and names the others', () => {
    const { parts, missing, issue } = read({ ...whole, number: 3, profile: undefined })
    expect(parts).toEqual({ first: whole.first, rules: whole.rules })
    expect(missing).toEqual(['number', 'profile'])
    expect(issue).toBe('“number”: “3” is none of 1, 2; “profile” is missing.')
  })

  it('takes other spellings of options, numbers and flags, and one text in place of a list', () => {
    const spelled = {
      ...whole,
      number: '2',
      rules: 'one',
      first: { ...whole.first, impact: 'No_Influence', change: 'true' },
    }
    expect(read(spelled).parts).toMatchObject({
      number: 2,
      rules: ['one'],
      first: { impact: 'no influence', change: true },
    })
    expect(read({ ...whole, number: 'Candidate 2: Kind of Blue' }).parts.number).toBe(2)
    expect(read({ ...whole, number: '12' }).missing).toEqual(['number'])
  })

  it('refuses a part whose text is unsound, without calling it missing', () => {
    const { parts, missing, refusals } = read({ ...whole, profile: 'a bad one' })
    expect(parts).not.toHaveProperty('profile')
    expect(missing).toEqual([])
    expect(refusals).toEqual(['“profile”: it is bad'])
  })

  it('drops an unsound item of a list, and empties an unsound remark or optional text', () => {
    const first = { ...whole.first, evaluation: 'bad', suggestion: 'bad' }
    const { parts, refusals } = read({ ...whole, first, rules: ['bad', 'two'] })
    expect(parts.rules).toEqual(['two'])
    expect(parts.first).toMatchObject({ evaluation: '', suggestion: '', impact: 'positive' })
    // A remark is only shown, so that it is not counted.
    expect(refusals).toEqual(['“first”: it is bad', '“rules”: it is bad'])
  })

  it('keeps the whole sentences before something unsound, if they say something', () => {
    const profile = 'I like quiet jazz at night. It swings. This is bad. And this is not read.'
    const { parts, refusals, losses } = read({ ...whole, profile })
    expect(parts.profile).toBe('I like quiet jazz at night. It swings.')
    expect(refusals).toEqual([])
    expect(losses).toEqual(['“profile”: it is bad'])
    expect(read({ ...whole, profile: 'I like 2. bad' }).parts).not.toHaveProperty('profile')
    expect(read({ ...whole, profile: 'I like jazz. This is bad.' }).refusals).toEqual([
      '“profile”: it is bad',
    ])
  })

  it('refuses a list of which nothing is left, and keeps an empty one', () => {
    expect(read({ ...whole, rules: ['bad', 'bad'] }).parts).not.toHaveProperty('rules')
    expect(read({ ...whole, rules: [] }).parts.rules).toEqual([])
  })

  it('loses the unfinished end of a text that is as long as its schema lets it be', () => {
    // 10 words have at most 80 characters, and half of that in a repair.
    const sentence = 'I like jazz at night and slow blues in the morning.'
    const full = `${sentence} I also like the quiet son`
    expect(full.length).toBeLessThan(80)
    expect(read({ ...whole, profile: full }).parts.profile).toBe(full)
    expect(read({ ...whole, profile: full.padEnd(80, 'x') }).parts.profile).toBe(sentence)
    expect(read({ ...whole, profile: full.slice(0, 40) }, true).parts.profile).toBe(
      'I like jazz at night and slow blues in',
    )
  })

  it('keeps the whole entries of a list that was cut, and of a list in a part', () => {
    const listed = z.object({ module: z.object({ kind: z.enum(['a']), rules: contract.shape.rules }) })
    const cut = '{"module": {"kind": "a", "rules": ["one", "two", "thr'
    const { parts, missing } = readReply(cut, listed, { brief: false, faultOf })
    expect(parts).toEqual({ module: { kind: 'a', rules: ['one', 'two'] } })
    expect(missing).toEqual([])
    expect(read('{"number": 2, "rules": ["one", "tw').parts).toEqual({ number: 2, rules: ['one'] })
    expect(read('{"number": 2, "rules": ["on').missing).toContain('rules')
  })

  it('does not take a list that was cut for one that has to be complete', () => {
    const ranking = z.object({
      ranking: z
        .array(z.literal([1, 2, 3]))
        .min(1)
        .meta({ minItems: 3, maxItems: 3 }),
    })
    const ranked = (reply: string) => readReply(reply, ranking, { brief: false, faultOf }).parts
    expect(ranked('{"ranking": [3, 1')).toEqual({})
    expect(ranked('{"ranking": [3, 1]')).toEqual({ ranking: [3, 1] })
  })

  it('has a text once that a list repeats', () => {
    expect(read({ ...whole, rules: ['One', 'two', 'one.'] }).parts.rules).toEqual(['One', 'two'])
  })

  it('says what it found instead of an object', () => {
    expect(read('').issue).toBe('Expected a JSON object, got an empty reply.')
    expect(read('Jazz.').issue).toBe('Expected a JSON object, got text without one.')
    expect(read('Jazz.').missing).toHaveLength(4)
  })

  it('says that only its beginning was read where it is too long', () => {
    expect(read(`${' '.repeat(10)}x${' '.repeat(70_000)}x`).shortened).toBe(true)
  })
})
