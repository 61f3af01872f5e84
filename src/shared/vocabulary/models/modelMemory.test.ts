import { describe, expect, it } from 'vitest'
import { memoryOf, sequencesThatFit, sizesThatFit, usualMemory } from './modelMemory.ts'

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

describe('sizesThatFit', () => {
  /** 100,000 bytes of keys and values a token: 1.6384 GB for 16,384 tokens, 819.2 MB for 8,192. */
  const large = { ...facts, cacheBytesPerToken: 100_000, contextLength: 131_072 }

  it('gives the long context where eight questions have it', () => {
    // 8 × 1.6384 GB + 1 GB + 24.576 MB = 14.131776 GB, of 70 % of the memory.
    expect(sizesThatFit(large, {}, 20.2e9)).toEqual({ sequences: 8, contextTokens: 16_384 })
    // 0.7 × 20 GB is 13 MB short of that: there is room for 15 of the usual context, and eight are enough.
    expect(sizesThatFit(large, {}, 20e9)).toEqual({ sequences: 8, contextTokens: 8192 })
  })

  it('gives the long context to one question at a time, and to as many as were asked for', () => {
    expect(sizesThatFit(large, { mode: 'strict' }, 4e9).contextTokens).toBe(16_384)
    expect(sizesThatFit(large, { sequences: 2 }, 6.2e9)).toEqual({ sequences: 2, contextTokens: 16_384 })
  })

  it('gives the short context where not even two have room for the usual one', () => {
    // 0.7 × 3.4 GB − 1.024576 GB = 1.355424 GB: 1 × 819.2 MB, or 3 × 409.6 MB.
    expect(sizesThatFit(large, {}, 3.4e9)).toEqual({ sequences: 3, contextTokens: 4096 })
    expect(sizesThatFit(large, {}, 1e9)).toEqual({ sequences: 1, contextTokens: 4096 })
  })

  it('gives no longer context than the model was trained with, and exactly what was asked for', () => {
    expect(sizesThatFit({ ...large, contextLength: 2048 }, {}, 64e9)).toEqual({
      sequences: 8,
      contextTokens: 2048,
    })
    expect(sizesThatFit(large, { contextTokens: 40_000, sequences: 5 }, 8e9)).toEqual({
      sequences: 5,
      contextTokens: 40_000,
    })
  })
})

describe('usualMemory', () => {
  const writes = { ...facts, contextLength: 8192, embeds: false }

  it('is that of as many questions as a run would ask at once on this machine', () => {
    expect(usualMemory(writes, 64e9)).toEqual({
      ...memoryOf(facts, { sequences: 8, contextTokens: 8192 }),
      sequences: 8,
      contextTokens: 8192,
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
