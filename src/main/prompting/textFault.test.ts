import { describe, expect, it } from 'vitest'
import { textFault, type TextSources } from './textFault.ts'

const sources: TextSources = {
  instruction:
    'You write the profile of one community. Example of a filled reply, for garden tools: forged blade, ash handle.',
  contract: ['updated_profile', 'Updated Content', 'positive', 'rewrite'],
  data: 'I like quiet jazz with a double bass.',
  notToCopy: [
    'Accept signals that are consistent with the profile; ignore signals that contradict it.',
    'Jazz.',
  ],
}
const faultOf = (text: string) => textFault(text, sources)

describe('a text that a model wrote', () => {
  it.each([
    'I like quiet jazz with a double bass, and lately modal jazz of the 1960s.',
    'bebop',
    'R&B',
    '90s rock',
    'post-bop (1965–1970)',
    'Jazz, jazz and again jazz: cool jazz, modal jazz, free jazz.',
    'Ich mag ruhigen Jazz mit Kontrabass.',
    '静かなジャズが好き',
    'أحب موسيقى الجاز الهادئة',
    'Very, very, very quiet music.',
    'No adjustment to jazz; drop rock.',
    'None of the loud records.',
    '1990s',
    '80s',
  ])('is sound: %s', (text) => {
    expect(faultOf(text)).toBeNull()
  })

  it.each([
    ['No adjustment necessary.', 'it says nothing'],
    ['“No changes are needed.”', 'it says nothing'],
    ['N/A', 'it says nothing'],
    [' none ', 'it says nothing'],
    ['…', 'it says nothing'],
    ['1.1.1.1.1.1.1.1', 'it has hardly any words'],
    ['2023-01-28 18:54:38.164349.1343.13.13', 'it has hardly any words'],
    ['4.5', 'it has hardly any words'],
    ['I am sorry, but I cannot help with that.', 'it refuses'],
    ['As an AI language model, I have no taste.', 'it refuses'],
    ['{"summary": "jazz"}', 'it contains JSON or markup'],
    ['“Boston” is a CD. Category: Classic Rock (AOR).”},', 'it contains JSON or markup'],
    ['jazz</text> and more', 'it contains JSON or markup'],
    ['```\nquiet jazz\n```', 'it contains JSON or markup'],
    ['jazz jazz jazz jazz', 'it repeats itself'],
    ['pop rock pop rock pop rock pop rock pop rock pop rock pop rock', 'it repeats itself'],
    ['The user likes jazz. The user likes jazz. The user likes jazz.', 'it repeats itself'],
    ['1. soft jazz, 2. soft jazz, 3. soft jazz, 4. soft jazz, 5. soft jazz', 'it repeats itself'],
    ['Positive', 'it is a word of the question'],
    ['updated content', 'it is a word of the question'],
    ['forged blade', 'it repeats the instruction'],
    ['Now you write the profile of one community, please', 'it repeats the instruction'],
  ])('is refused: %s', (text, reason) => {
    expect(faultOf(text)).toBe(reason)
  })

  it('may have the words of the instruction that the data has too', () => {
    expect(textFault('forged blade', { ...sources, data: 'A forged blade of steel.' })).toBeNull()
  })

  it('may have few words of the instruction in a row, but not seven', () => {
    // “the profile of one community” are five, “You write the profile of one community” are seven.
    expect(faultOf('This is the profile of one community of night owls.')).toBeNull()
    expect(faultOf('You write the profile of one community')).toBe('it repeats the instruction')
  })

  it('has no marks of a page, unless the data has them', () => {
    for (const text of ['<em>slow</em> songs', '**Greatest Hits** of Journey', 'see [it](there)'])
      expect(faultOf(text)).toBe('it contains JSON or markup')
    expect(textFault('The <em> of songs', { ...sources, data: 'Title: The <em>' })).toBeNull()
    expect(faultOf('R*B and soul (1973), half * half.')).toBeNull()
  })

  it('must not be about the example, but may have words of it', () => {
    const example = '“Clay Spade”. Forged spades with a long handle for heavy ground.'
    const about = (text: string, question = '') => textFault(text, { ...sources, example, question })
    expect(about('spades')).toBe('it is about the example')
    expect(about('long ash Handle')).toBe('it is about the example')
    expect(about('People with heavy ground want forged spades.')).toBe('it is about the example')
    // Half of the words is not more than half of them.
    expect(about('heavy metal')).toBeNull()
    expect(about('I like long songs with heavy guitars and a slow end.')).toBeNull()
    // Words of the question are its own, whatever the example is about.
    expect(about('Heavy ground.', 'Who likes heavy ground?')).toBeNull()
    expect(about('Heavy spades.', 'Who likes heavy ground?')).toBeNull()
    expect(about('Forged spades.', 'Who likes heavy ground?')).toBe('it is about the example')
  })

  it('must not contain a whole text that it is written from, but may contain a short one', () => {
    expect(
      faultOf(
        'I like jazz. Accept signals that are consistent with the profile; ignore signals that contradict it.',
      ),
    ).toBe('it is copied from a text that it was to be written from')
    expect(faultOf('I like it. Jazz.')).toBeNull()
  })
})
