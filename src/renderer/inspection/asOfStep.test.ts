/** Only a whole number in the address is a step. */
import { describe, expect, it } from 'vitest'
import { stepIn } from './asOfStep.ts'

describe('stepIn', () => {
  it('reads a whole number, the first step and zero included', () => {
    expect(['412', '1', '0'].map(stepIn)).toEqual([412, 1, 0])
  })

  it('is null for anything else', () => {
    expect([undefined, null, '', '-1', '4.5', 'now', ['3'], '12345678901'].map(stepIn)).toEqual(
      Array(8).fill(null),
    )
  })
})
