import { describe, expect, it } from 'vitest'
import { inPlaceOfFile } from './inPlaceOfFile.ts'

const failed = (code: string) => Object.assign(new Error(code), { code })

describe('inPlaceOfFile', () => {
  it('tells what is forbidden from what is not there', () => {
    expect(['EACCES', 'EPERM'].map((code) => inPlaceOfFile(failed(code)))).toEqual([
      'something that may not be read',
      'something that may not be read',
    ])
    expect(inPlaceOfFile(failed('ENOENT'))).toBe('nothing that can be read')
    expect(inPlaceOfFile('no error')).toBe('nothing that can be read')
  })
})
