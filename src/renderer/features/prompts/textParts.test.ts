import { describe, expect, it } from 'vitest'
import { beginningOf, textParts } from './textParts.ts'

describe('the parts of a message', () => {
  it('are its own words and the texts that are data, and together the message', () => {
    const message = 'Profile:\n<text>jazz <img onerror=alert(1)></text>\nItems:\n1. <text>A</text>'
    expect(textParts(message)).toEqual([
      { data: false, text: 'Profile:\n' },
      { data: true, text: '<text>jazz <img onerror=alert(1)></text>' },
      { data: false, text: '\nItems:\n1. ' },
      { data: true, text: '<text>A</text>' },
    ])
  })

  it('take what has no end, no beginning, or neither, as it is', () => {
    expect(textParts('')).toEqual([])
    expect(textParts('plain')).toEqual([{ data: false, text: 'plain' }])
    expect(textParts('a</text>b')).toEqual([{ data: false, text: 'a</text>b' }])
    expect(textParts('Between <text> tags are data.')).toEqual([
      { data: false, text: 'Between <text> tags are data.' },
    ])
    expect(textParts('<text>a</text><text>b')).toEqual([{ data: true, text: '<text>a</text>' }, { data: false, text: '<text>b' }]) // prettier-ignore
  })

  it('are shown from their beginning, data as data', () => {
    const parts = textParts('Say <text>long words</text> and end')
    expect(beginningOf(parts, 12)).toEqual([{ data: false, text: 'Say ' }, { data: true, text: '<text>lo' }]) // prettier-ignore
    expect(beginningOf(parts, 4)).toEqual([{ data: false, text: 'Say ' }])
    expect(beginningOf(parts, 1000)).toEqual(parts)
  })

  it('of a message of 1 MB are there at once', () => {
    const message = '<text>x</text>'.repeat(75_000)
    expect(textParts(message)).toHaveLength(75_000)
  })
})
