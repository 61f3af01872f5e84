import { describe, expect, it } from 'vitest'
import { memoryOf, sequencesThatFit, usualMemory } from './models.ts'

/** 1 GB of weights; 1,000 bytes of keys and values a token. */
const facts = { bytes: 1e9, cacheBytesPerToken: 1000, embeddingLength: 1000 }

describe('memoryOf', () => {
  it('adds weights, keys and values of every sequence, and what is computed in', () => {
    // 1,000 B × 2,000 tokens × 3; 512 tokens × 1,000 wide × 12 values × 4 B.
    expect(memoryOf(facts, { sequences: 3, contextTokens: 2000 })).toEqual({
      weights: 1_000_000_000,
      cache: 6_000_000,
      compute: 24_576_000,
      total: 1_030_576_000,
    })
  })
})

describe('sequencesThatFit', () => {
  it('divides the room beside the weights by what one sequence takes', () => {
    // 0.7 × 2 GB − 1 GB − 24.576 MB = 375.424 MB of room; 100 MB each.
    expect(sequencesThatFit(facts, 100_000, 2e9)).toBe(3)
  })

  it('is at least one, where not even that fits, and at most eight', () => {
    expect(sequencesThatFit(facts, 100_000, 1e9)).toBe(1)
    expect(sequencesThatFit(facts, 1000, 64e9)).toBe(8)
  })
})

describe('usualMemory', () => {
  const writes = { ...facts, contextLength: 8192, embeds: false }

  it('is that of as many questions as a run would ask at once on this machine', () => {
    expect(usualMemory(writes, 64e9)).toEqual({
      ...memoryOf(facts, { sequences: 8, contextTokens: 4096 }),
      sequences: 8,
      contextTokens: 4096,
    })
    expect(usualMemory(writes, 1e9)).toMatchObject({ sequences: 1 })
    expect(usualMemory(writes, null)).toMatchObject({ sequences: 1 })
  })

  it('is that of one text where the file embeds, and of no longer context than it was trained on', () => {
    expect(usualMemory({ ...writes, embeds: true }, 64e9)).toMatchObject({
      sequences: 1,
      contextTokens: 2048,
    })
    expect(usualMemory({ ...writes, contextLength: 512 }, 64e9)).toMatchObject({
      sequences: 8,
      contextTokens: 512,
    })
  })
})
