import { describe, expect, it } from 'vitest'
import { promptBlock } from './promptBlock.ts'

describe('the block of a prompt', () => {
  it.each([
    ['tiny', 1e6, 512],
    ['small', 92e6, 256], // 260 tokens, in steps of 32
    ['of four billion weights', 2.5e9, 32],
  ])('of a %s model on a CPU takes about half a second', (_, size, tokens) => {
    expect(promptBlock({ size, gpuLayers: 0 })).toBe(tokens)
  })

  it('is as large as a batch on a GPU', () => {
    expect(promptBlock({ size: 2.5e9, gpuLayers: 20 })).toBe(512)
  })
})
