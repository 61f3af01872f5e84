import { describe, expect, it } from 'vitest'
import { hasScreen } from './openBrowser.ts'
import { serveOptions } from './serveOptions.ts'

describe('serveOptions', () => {
  it('takes what it knows', () => {
    expect(serveOptions([])).toEqual({ help: false, open: false, port: null, data: [], home: null })
    expect(serveOptions(['--port', '8080', '--data', 'a', '--data=b', '--home', 'h', '--open'])).toEqual({
      help: false,
      open: true,
      port: 8080,
      data: ['a', 'b'],
      home: 'h',
    })
  })

  it.each([
    [['--port', '65536'], /--port: expected a number from 0 to 65535, found 65536/],
    [['--port', '-1'], /--port/],
    [['--port', '1e3'], /found 1e3/],
    [['--host', '0.0.0.0'], /--host[^]*recnet serve --help/],
    [['elsewhere'], /recnet serve --help/],
  ])('says what is wrong with %j', (args, expected) => {
    expect(serveOptions(args)).toMatchObject({ error: expect.stringMatching(expected) as string })
  })
})

describe('hasScreen', () => {
  it('is so where a browser would show up before the user', () => {
    expect(hasScreen('linux', {})).toBe(false)
    expect(hasScreen('linux', { DISPLAY: ':0' })).toBe(true)
    expect(hasScreen('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(hasScreen('linux', { DISPLAY: ':10', SSH_CONNECTION: '1 2 3 4' })).toBe(false)
    expect(hasScreen('darwin', {})).toBe(true)
    expect(hasScreen('darwin', { SSH_CONNECTION: '1 2 3 4' })).toBe(false)
  })
})
