import { describe, expect, it } from 'vitest'
import { llamaHardware } from './llamaHardware.ts'

describe('the hardware of models', () => {
  it('is the processor where the GPU is to be left alone, with no more threads than its cores allow', async () => {
    const { cpu, gpu, llamaCpp } = await llamaHardware({ cores: 2, gpu: false })
    expect(gpu).toBeNull()
    expect(cpu).toMatchObject({ cores: 2, threads: 1 })
    expect(llamaCpp).not.toBe('')
  })
})
