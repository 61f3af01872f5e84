import { describe, expect, it } from 'vitest'
import { repeatsItself } from './repetitions.ts'

describe('a text', () => {
  it.each([
    ['follows itself', 'I like rock music, and rock music and rock music and rock music and slow songs.'],
    ['has a word four times in a row', 'I like pop pop pop pop.'],
    [
      'lists an entry again and again',
      'A community that shares classic rock, alternative rock, new wave, alternative rock, soul, alternative rock.',
    ],
    ['lists one word four times', 'rock, pop, jazz, rock, soul, rock, folk, rock'],
    ['says a sentence of five words twice', 'I like it very much. And jazz. I like it very much.'],
    [
      'turns one phrase over and over',
      'The genre of rock band, the genre of rock genre, the genre of rock music, the genre of rock songs.',
    ],
    [
      'has hardly any different words',
      'it is a genre of pop it was a genre of rock it is the pop genre a rock is of genre it was pop a genre is it the rock of pop genre is a rock it is of the pop was',
    ],
  ])('repeats itself where it %s', (_, text) => {
    expect(repeatsItself(text)).toBe(true)
  })

  it.each([
    'I like very, very, very slow songs.',
    'I like jazz, and I like blues, and I like the songs that my mother sang in the kitchen at night.',
    'The Best of The Band, The Best of Cream and The Best of The Doors.',
    'I enjoy classic rock with long guitars, and above all the first records of bands that later became famous. I like albums that tell a story from the first song to the last. I avoid live recordings and greatest hits.',
    'rock, pop, jazz, rock, soul',
  ])('does not where it goes on: %s', (text) => {
    expect(repeatsItself(text)).toBe(false)
  })
})
