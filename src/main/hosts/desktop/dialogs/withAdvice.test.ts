import { describe, expect, it } from 'vitest'
import { withAdvice } from './withAdvice.ts'

describe('withAdvice', () => {
  const lines = ['Error: The specified module could not be found.', '\\\\?\\C:\\lancedb.win32-x64-msvc.node']

  it('says what to install where Windows says only that something is missing', () => {
    expect(withAdvice(lines, 'win32').slice(0, 2)).toEqual(lines)
    expect(withAdvice(lines, 'win32').at(-1)).toContain('Visual C++ runtime')
  })

  it('adds nothing elsewhere, or to other words', () => {
    expect(withAdvice(lines, 'linux')).toEqual(lines)
    expect(withAdvice(['Aborted'], 'win32')).toEqual(['Aborted'])
  })
})
