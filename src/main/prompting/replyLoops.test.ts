import { describe, expect, it } from 'vitest'
import { beforeLoop, endsInLoop, watchForLoops, withoutLoop } from './replyLoops.ts'

/** Hands a text to a watch in pieces; returns how much of it had come when it was stopped, or null. */
function stoppedAfter(text: string, size = 4): number | null {
  const watch = watchForLoops()
  for (let at = 0; at < text.length; at += size) if (watch(text.slice(at, at + size))) return at + size
  return null
}

describe('a watch over a reply', () => {
  it.each([
    ['a letter', `{"summary": "${'a'.repeat(400)}`],
    ['numbers', `{"summary": "${'1.1.'.repeat(100)}`],
    ['a genre', `{"attributes": [{"category": "genre", "values": ["${'rock, '.repeat(100)}`],
    ['numbered lines', `{"summary": "${Array.from({ length: 60 }, (_, n) => `${n}. soft rock `).join('')}`],
    ['a sentence', `{"reasoning": "${'The user likes quiet jazz with a bass. '.repeat(20)}`],
    ['escapes', `{"summary": "${'\\n'.repeat(200)}`],
  ])('stops a loop of %s soon after it began', (_, text) => {
    expect(stoppedAfter(text)).toBeLessThan(240)
  })

  it('stops a sentence of 40 characters within its third repetition and a look', () => {
    const sentence = 'The user likes quiet jazz and slow blues. '
    const stopped = stoppedAfter(`{"reasoning": "${sentence.repeat(20)}`, 1)
    expect(stopped).toBeGreaterThanOrEqual(15 + 3 * sentence.length)
    expect(stopped).toBeLessThanOrEqual(15 + 3 * sentence.length + 16)
  })

  it('does not stop a reply whose modules are judged alike', () => {
    const judged =
      '{"evaluation": "It says nothing of either.", "impact": "neutral", "change": false, "suggestion": ""}'
    const reply = Array.from(
      { length: 8 },
      (_, router) => `"Router ${router + 1} Profile Evaluation": ${judged}`,
    )
    expect(stoppedAfter(`{${reply.join(', ')}}`)).toBeNull()
  })

  it('stops a list without an end of modules that are judged alike', () => {
    const judged = '{"router": 2, "impact": "neutral", "suggestion": "no adjustment"}, '
    expect(stoppedAfter(`{"routers": [${judged.repeat(60)}`)).toBeLessThan(1400)
  })

  it('does not stop ordinary lists and sentences', () => {
    const lists = 'cool jazz, modal jazz, free jazz, acid jazz, soul jazz, jazz funk, jazz rock, gypsy jazz'
    const text = `{"summary": "People who like ${lists}. They listen at night, on headphones, alone or in pairs."}`
    expect(stoppedAfter(text)).toBeNull()
  })

  it('is not confused by quotation marks within a text', () => {
    const text = `{"summary": "They call it \\"cool\\" and \\"modal\\" and \\"free\\" and \\"soul\\" jazz of the night."}`
    expect(stoppedAfter(text)).toBeNull()
  })
})

describe('what stands before a loop', () => {
  it('is kept where it is a whole sentence', () => {
    const start = '{"summary":"People who like rock. They play the songs of Journey and The Who.'
    const loop = ' They play the songs of Journey and The Who. They play the songs of Journey'
    expect(withoutLoop(start + loop)).toBe(`${start}"`)
  })

  it('is what came before it where the repeated unit is no sentence', () => {
    const loop = ' and musicians who play rock and musicians who play rock and musicians who play rock'
    expect(withoutLoop(`{"summary":"Calm people.${loop}`)).toBe('{"summary":"Calm people."')
    expect(withoutLoop(`{"summary":"Calm people${loop}`)).toBe(`{"summary":"Calm people${loop}`)
  })

  it('is nothing where the reply broke off outside of a text', () => {
    const reply = '{"numbers":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1'
    expect(withoutLoop(reply)).toBe(reply)
  })
})

describe('beforeLoop', () => {
  it('ends a text with its last whole sentence before the loop, whatever numbers its lines have', () => {
    expect(beforeLoop(`Calm people. ${'They play and sing songs and '.repeat(4)}`)).toBe('Calm people.')
    const lines = [1, 2, 3, 4, 5, 6].map((line) => `${line}. soft rock of the night `)
    expect(beforeLoop(`Calm people. ${lines.join('')}`)).toBe('Calm people.')
  })

  it('leaves a text without a whole sentence to be refused', () => {
    const text = 'soft rock, '.repeat(8)
    expect(beforeLoop(text)).toBe(text)
    expect(endsInLoop(text.trim())).toBe(true)
  })

  it('is null for a text that does not end in a loop', () => {
    expect(beforeLoop('Calm people. They play and sing songs of the sea.')).toBeNull()
    expect(beforeLoop('')).toBeNull()
  })
})

describe('endsInLoop', () => {
  it('takes three repetitions of a long unit and four of a short one, over 48 characters', () => {
    const long = 'twenty-two characters '
    expect(endsInLoop(`x ${long.repeat(2)}`)).toBe(false)
    expect(endsInLoop(`x ${long.repeat(3)}`)).toBe(true)
    const short = 'twelve chars'
    expect(endsInLoop(`x ${short.repeat(3)}`)).toBe(false)
    expect(endsInLoop(`x ${short.repeat(4)}`)).toBe(true)
    expect(endsInLoop('ha'.repeat(23))).toBe(false)
    expect(endsInLoop('ha'.repeat(24))).toBe(true)
  })
})
