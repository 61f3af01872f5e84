/** A saved value can be read again, whatever letters it holds. */
import { describe, expect, it } from 'vitest'
import { jsonFile } from './jsonFile.ts'

describe('jsonFile', () => {
  it('holds the value as UTF-8', () => {
    const { fileName, base64 } = jsonFile('a.json', { name: 'τ “é” 音' })
    expect(fileName).toBe('a.json')
    expect(
      JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)))),
    ).toEqual({ name: 'τ “é” 音' })
  })
})
