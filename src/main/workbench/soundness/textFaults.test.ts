import { describe, expect, it } from 'vitest'
import { textFaults, type TextContext } from './textFaults.testing.ts'

const context: TextContext = { words: 60 }
const kindsOf = (text: string, about: Partial<TextContext> = {}) =>
  textFaults(text, { ...context, ...about }).map(({ kind }) => kind)

describe('the faults of a text', () => {
  it.each([
    'I enjoy CDs. I keep coming back to quiet piano trios, late-night radio, and whatever Bill Evans recorded live.',
    'Home Free. Category: Folk; Contemporary Folk.',
    'Prioritise signals about live recordings; weigh studio gossip less.',
    'A community around string quartets, slow ambient and meditative tape loops.',
    'Listeners who like 80s synth pop and Now 47, 1999 (Remastered) and Blink-182.',
    'Bye Bye Bye, by *NSYNC: teen pop for those who dance.',
    'Bei uns hört man ruhigen Jazz, späte Streichquartette und Orgelmusik.',
    'greatest hits 1976-86',
    '静かなジャズと弦楽四重奏が好きです。',
    'Я люблю тихий джаз и поздние квартеты.',
    'New to me: the blues. Still true: jazz. I dislike loud metal, loud techno and loud crowds.',
  ])('are none in %s', (text) => {
    expect(textFaults(text, context)).toEqual([])
  })

  it.each([
    ['1.1.1.1.1.1.1.1.1', ['looped', 'not letters']],
    ['I like 2023-01-28 18:54:38.164349.1343.13.13', ['not letters']],
    ['1.5', ['not letters']],
    ['jazz jazz jazz jazz and blues', ['looped']],
    ['rock and roll, rock and roll, rock and roll', ['looped']],
    ['I like quiet jazz at night. The rest is noise. I like quiet jazz at night.', ['looped']],
    ['Pop, rock, soul, pop, funk, pop, disco, pop.', ['looped']],
    ['aaaaaaaaaaaaaaaaaaaa', ['looped']],
    ['Alternative Rock Alternative Rock Alternative Rock', ['looped']],
  ])('include the loop in %s', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })

  it('include a loop whose turns differ by a number', () => {
    const text = Array.from({ length: 12 }, (_, at) => `router ${at + 1} speaks of slow music`).join(', and ')
    expect(kindsOf(text, { words: 200 })).toContain('looped')
  })

  it.each([
    'update',
    'positive',
    'None',
    'N/A',
    '…',
    '“no adjustment”',
    'No adjustment necessary.',
    'string',
  ])('include that %s says nothing', (text) => expect(kindsOf(text)).toContain('empty'))

  it.each([
    'There are no changes needed to the profile of this user.',
    'As an AI language model, I have no tastes.',
    "I'm sorry, but that is not something I know.",
    'I cannot help with that.',
  ])('include the refusal %s', (text) => {
    expect(kindsOf(text)).toEqual(['empty'])
  })

  it.each([
    'filter_memory',
    '{"summary": "jazz"}',
    'Listens to <text>jazz</text> at night',
    'Jazz at night <|im_end|> and more',
    'Jazz, then **blues**',
    '```json jazz lovers all',
    'Module 2 asks for more jazz',
    'Take router 3 for an example of jazz',
    'Use the updated_profile of those who like jazz',
  ])('include the words of a form in %s', (text) => {
    expect(kindsOf(text)).toEqual(['contract'])
  })

  it('include a key of the reply where the text begins with it, and not where it is a word among others', () => {
    const keys = ['summary', 'Operation']
    expect(kindsOf('Summary: people who like jazz', { keys })).toEqual(['contract'])
    expect(kindsOf('Operation', { keys })).toEqual(['contract'])
    expect(kindsOf('In summary people who like jazz', { keys })).toEqual([])
  })

  it('include what the instructions say: eight words of them, or half of a text', () => {
    const instructions = [
      'You keep the profile of a router: a community of users and items that share tastes. Keep it under 80 words.',
    ]
    const copy = 'Jazz lovers. You keep the profile of a router, a community of all.'
    expect(kindsOf(copy, { instructions })).toEqual(['copied'])
    expect(kindsOf('Users and items that share tastes.', { instructions })).toEqual(['copied'])
    const own = 'A community of users and items that love slow strings, tape loops and choirs that hum.'
    expect(kindsOf(own, { instructions })).toEqual([])
  })

  it('include what the instructions give as an example, however short', () => {
    const instructions = [
      'For garden tools: {"category": "ground", "values": ["heavy clay"]}. Take the heavy ones.',
    ]
    expect(kindsOf('Heavy clay', { instructions })).toEqual(['copied'])
    expect(kindsOf('ground', { instructions })).toEqual(['copied'])
    expect(kindsOf('heavy ones', { instructions })).toEqual([])
  })

  it('include words beyond the limit', () => {
    const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
    expect(textFaults(words.join(' '), { words: 6 })).toEqual([
      { kind: 'too long', detail: '7 words, at most 6' },
    ])
    expect(textFaults(words.slice(1).join(' '), { words: 6 })).toEqual([])
  })

  it('include that there are hardly any letters, many digits, or no words', () => {
    expect(kindsOf('!!! ??? ((())) jazz is so +++ ###')).toEqual(['not letters'])
    expect(kindsOf('jazz 1961 1962 1963 rock 1970')).toEqual(['not letters'])
    expect(kindsOf('jazz with a \uFFFD sign')).toEqual(['not letters'])
    expect(kindsOf(`so ${'abcdefghijklmnopqrst'.repeat(3)} it is`)).toEqual(['not letters'])
  })

  it('include that the reply broke off in this very text', () => {
    const reply = '{"updated_profile": "I like quiet jazz at night and all of the blue'
    const text = 'I like quiet jazz at night and all of the blue'
    expect(kindsOf(text, { reply })).toEqual(['cut'])
    expect(kindsOf(text, { reply: `${reply}"}` })).toEqual([])
    expect(kindsOf('I like loud rock in the morning', { reply })).toEqual([])
    const sentence = 'I like quiet jazz at night.'
    expect(kindsOf(sentence, { reply: `{"updated_profile": "${sentence} I like all of the bl` })).toEqual([])
    expect(kindsOf(sentence, { reply: `{"updated_profile": "${sentence}` })).toEqual(['cut'])
  })
})
