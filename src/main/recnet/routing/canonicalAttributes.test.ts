import { describe, expect, it } from 'vitest'
import { attributesOf, canonicalize, MAX_ATTRIBUTES } from './canonicalAttributes.ts'

const all = (values: readonly string[]) => [{ category: 'all', values }]

describe('attributesOf', () => {
  it('cleans values, whatever their category, and drops what was said twice and the title', () => {
    expect(
      attributesOf(
        [
          { category: 'genre', values: [' Cool  Jazz.', 'Bebop'] },
          { category: 'mood', values: ['cool jazz', 'late night !', '“Kind of Blue”'] },
          { category: 'none', values: [] },
        ],
        'Kind of Blue',
      ),
    ).toEqual(['cool jazz', 'bebop', 'late night'])
  })

  it('drops what is no short phrase', () => {
    const long = 'one two three four five six seven'
    expect(
      attributesOf(
        all(['', ' ', 'x', '...', long, 'y'.repeat(81), 'one two three four five six']),
        'Kind of Blue',
      ),
    ).toEqual(['one two three four five six'])
  })

  it('keeps brackets, and drops quotation marks around a phrase', () => {
    expect(attributesOf(all(['Album-Oriented Rock (AOR)', '“Late Night”.']), 'Kind of Blue')).toEqual([
      'album-oriented rock (aor)',
      'late night',
    ])
  })

  it('keeps the first twenty', () => {
    const many = Array.from({ length: 30 }, (_, index) => `theme ${index}`)
    expect(attributesOf(all(many), 'Kind of Blue')).toEqual(many.slice(0, MAX_ATTRIBUTES))
  })

  it('is not slowed down by a long run of punctuation', () => {
    const start = performance.now()
    expect(attributesOf(all([`${'.'.repeat(60_000)}x`]), 'Kind of Blue')).toEqual([])
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('canonicalize', () => {
  it('spells an attribute as the vocabulary does where the edit ratio reaches the similarity', () => {
    // One letter more in ten: 1 - 1/10.
    const vocabulary = new Set(['jazz piano'])
    expect(canonicalize(['jazz pian'], vocabulary, 0.9)).toEqual(['jazz piano'])
    expect(canonicalize(['jazz pian'], vocabulary, 0.91)).toEqual(['jazz pian'])
    expect([...vocabulary]).toEqual(['jazz piano', 'jazz pian'])
  })

  it('takes a substitution as one edit too', () => {
    expect(canonicalize(['jazz pianx'], new Set(['jazz piano']), 0.9)).toEqual(['jazz piano'])
  })

  it('takes the closest spelling, and an exact one before any', () => {
    const vocabulary = new Set(['jazz pianist', 'jazz pianis', 'jazz pian'])
    expect(canonicalize(['jazz piani'], vocabulary, 0.8)).toEqual(['jazz pianis'])
    expect(canonicalize(['jazz pianist'], vocabulary, 0.8)).toEqual(['jazz pianist'])
  })

  it('lets two spellings that are both new meet, and names one attribute once', () => {
    const vocabulary = new Set<string>()
    expect(canonicalize(['electric guitar', 'electric guitars', 'opera'], vocabulary, 0.9)).toEqual([
      'electric guitar',
      'opera',
    ])
    expect([...vocabulary]).toEqual(['electric guitar', 'opera'])
  })

  it('keeps short words apart that differ by a letter', () => {
    expect(canonicalize(['rock', 'rack'], new Set(), 0.9)).toEqual(['rock', 'rack'])
  })
})
